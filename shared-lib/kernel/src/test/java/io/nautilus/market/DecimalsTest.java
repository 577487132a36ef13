package io.nautilus.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0.250, 3, 250",
        "-0.250, 3, -250",
        "-0, 2, 0",
        "7, 2, 700",
        "007.5, 2, 750",
        "1.5000000000000000000000000, 1, 15",
        "9999999997.00000, 5, 999999999700000",
        "9223372036854775807, 0, 9223372036854775807",
        "-9223372036854775808, 0, -9223372036854775808",
        "-9.223372036854775808, 18, -9223372036854775808"
    })
    void parses(String text, int decimals, long mantissa) {
        assertThat(Decimals.parse(text, decimals)).isEqualTo(mantissa);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".", ".5", "5.", "-.5", "+1", "1e3", "1,5", "1.2.3", " 1", "1 ", "--1", "NaN", "٣"})
    void refusesWhatIsNoNumber(String text) {
        assertThat(codeOf(() -> Decimals.parse(text, 2))).isEqualTo("not-a-number");
    }

    @ParameterizedTest
    @CsvSource({"0.001, 2", "1.5, 0", "-0.0000000000000000001, 18"})
    void refusesMoreDecimalsThanTheScale(String text, int decimals) {
        assertThat(codeOf(() -> Decimals.parse(text, decimals))).isEqualTo("too-many-decimals");
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775808, 0",
        "-9223372036854775809, 0",
        "92233720368547758070, 0",
        "10, 18",
        "99999999999999999999999999999999999999999999999999999999999999, 0"
    })
    void refusesWhatTheMantissaCannotHold(String text, int decimals) {
        assertThat(codeOf(() -> Decimals.parse(text, decimals))).isEqualTo("out-of-range");
    }

    @Test
    void namesAtMostFortyCharactersOfWhatItRefuses() {
        assertThatThrownBy(() -> Decimals.parse("x".repeat(10_000), 2))
                .hasMessage("not a decimal number: " + "x".repeat(40) + "…");
    }

    @ParameterizedTest
    @CsvSource({
        "250, 3, 0.250, 0.25",
        "-250, 3, -0.250, -0.25",
        "0, 3, 0.000, 0",
        "5, 0, 5, 5",
        "100, 0, 100, 100",
        "-1, 18, -0.000000000000000001, -0.000000000000000001",
        "-9223372036854775808, 18, -9.223372036854775808, -9.223372036854775808",
        "-9223372036854775808, 19, , ",
    })
    void formats(long mantissa, int decimals, String all, String plain) {
        if (all == null) {
            assertThat(codeOf(() -> Decimals.format(mantissa, decimals))).isEqualTo("out-of-range");
            return;
        }
        assertThat(Decimals.format(mantissa, decimals)).isEqualTo(all);
        assertThat(Decimals.formatPlain(mantissa, decimals)).isEqualTo(plain);
    }

    @Test
    void rescalesExactlyOrNotAtAll() {
        assertThat(Decimals.rescale(25, 1, 3)).isEqualTo(2500);
        assertThat(Decimals.rescale(2500, 3, 1)).isEqualTo(25);
        assertThat(codeOf(() -> Decimals.rescale(2501, 3, 1))).isEqualTo("too-many-decimals");
        assertThat(codeOf(() -> Decimals.rescale(Long.MAX_VALUE, 0, 1))).isEqualTo("out-of-range");
        assertThat(codeOf(() -> Decimals.rescale(1, 19, 1))).isEqualTo("out-of-range");
    }

    @ParameterizedTest
    @CsvSource({
        "5, 2, 2",
        "15, 10, 2",
        "25, 10, 2",
        "35, 10, 4",
        "-15, 10, -2",
        "-25, 10, -2",
        "25, -10, -2",
        "-35, -10, 4",
        "26, 10, 3",
        "24, 10, 2"
    })
    void roundsHalfToTheEvenNeighbour(long a, long divisor, long expected) {
        assertThat(Decimals.mulDiv(a, 1, divisor)).isEqualTo(expected);
    }

    @Test
    void calculatesNotionalInTheDecimalsOfCash() {
        long price = Decimals.parse("354.15000000", 8);
        long quantity = Decimals.parse("1.25690315", 8);
        assertThat(Decimals.format(Decimals.notional(price, 8, quantity, 8, 6), 6))
                .isEqualTo("445.132251");
        assertThat(Decimals.notional(3, 0, 4, 0, 2)).isEqualTo(1200);
        assertThat(codeOf(() -> Decimals.notional(Long.MAX_VALUE, 0, 2, 0, 0))).isEqualTo("out-of-range");
    }

    @Test
    void roundsOnceWhereTheDivisorHasMoreThanEighteenDecimals() {
        long half = 500_000_000_000_000_000L;
        assertThat(Decimals.notional(half, 18, 1_000_000_000_000_000_001L, 18, 0))
                .isEqualTo(1);
        assertThat(Decimals.notional(half, 18, 1_000_000_000_000_000_000L, 18, 0))
                .isZero();
        assertThat(Decimals.notional(half, 18, 3_000_000_000_000_000_000L, 18, 0))
                .isEqualTo(2);
    }

    @Test
    void dividesByNothingNever() {
        assertThatThrownBy(() -> Decimals.mulDiv(1, 1, 0)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void countsPrintedDecimals() {
        assertThat(Decimals.printed("12")).isZero();
        assertThat(Decimals.printed("12.340")).isEqualTo(3);
    }

    private static String codeOf(ThrowingCallable call) {
        return catchThrowableOfType(DecimalException.class, call).code();
    }
}
