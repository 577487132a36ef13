package io.nautilus.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.LongSupplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class DecimalsPropertyTest {
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    @Property(tries = 3000)
    void textGoesOutAndInUnchanged(@ForAll("mantissas") long mantissa, @ForAll @IntRange(max = 18) int decimals) {
        String text = Decimals.format(mantissa, decimals);
        assertThat(text).isEqualTo(BigDecimal.valueOf(mantissa, decimals).toPlainString());
        assertThat(Decimals.parse(text, decimals)).isEqualTo(mantissa);
        assertThat(Decimals.parse(Decimals.formatPlain(mantissa, decimals), decimals))
                .isEqualTo(mantissa);
    }

    @Property(tries = 3000)
    void parsesAsBigDecimalDoes(
            @ForAll("mantissas") long whole,
            @ForAll("fractions") String fraction,
            @ForAll @IntRange(max = 18) int decimals) {
        String text = whole + (fraction.isEmpty() ? "" : "." + fraction);
        BigDecimal scaled = new BigDecimal(text).movePointRight(decimals);
        String expected =
                scaled.stripTrailingZeros().scale() > 0 ? "too-many-decimals" : inRange(scaled.toBigIntegerExact());
        String actual = outcome(() -> Decimals.parse(text, decimals));
        if (expected.equals("too-many-decimals") && actual.equals("out-of-range")) {
            assertThat(inRange(scaled.toBigInteger())).isEqualTo("out-of-range");
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Property(tries = 5000)
    void dividesSumsOfProductsAsBigDecimalDoes(
            @ForAll("mantissas") long high,
            @ForAll("mantissas") long low,
            @ForAll("mantissas") long divisor,
            @ForAll @IntRange(max = 4) int moreDecimals,
            @ForAll boolean small) {
        long unit = Math.max(1, Math.abs(divisor == Long.MIN_VALUE ? 1 : divisor));
        long top = small ? high % (unit / 1_000 + 1) : high;
        BigInteger sum = BigInteger.valueOf(top).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
        BigInteger expected = new BigDecimal(sum)
                .movePointRight(moreDecimals)
                .divide(BigDecimal.valueOf(unit), 0, RoundingMode.HALF_EVEN)
                .toBigInteger();
        String actual = outcome(() -> Decimals.quotient(top, low, unit, moreDecimals));
        assertThat(actual).isEqualTo(inRange(expected));
    }

    @Property(tries = 3000)
    void rescalesAsBigDecimalDoes(
            @ForAll("mantissas") long mantissa,
            @ForAll @IntRange(max = 18) int from,
            @ForAll @IntRange(max = 18) int to) {
        BigDecimal scaled = BigDecimal.valueOf(mantissa, from).movePointRight(to);
        String expected =
                scaled.stripTrailingZeros().scale() > 0 ? "too-many-decimals" : inRange(scaled.toBigIntegerExact());
        assertThat(outcome(() -> Decimals.rescale(mantissa, from, to))).isEqualTo(expected);
    }

    @Property(tries = 20_000)
    void multipliesAndDividesAsBigIntegerDoes(
            @ForAll("mantissas") long a, @ForAll("mantissas") long b, @ForAll("divisors") long divisor) {
        BigDecimal exact = new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
        BigInteger expected = exact.divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_EVEN)
                .toBigInteger();
        assertThat(outcome(() -> Decimals.mulDiv(a, b, divisor))).isEqualTo(inRange(expected));
    }

    @Property(tries = 20_000)
    void quotientsNearTheRangeAreExact(@ForAll("mantissas") long a, @ForAll("mantissas") long b) {
        long divisor = b == 0 ? 1 : b;
        assertThat(outcome(() -> Decimals.mulDiv(a, b, divisor))).isEqualTo(b == 0 ? "0" : Long.toString(a));
    }

    @Property(tries = 20_000)
    void notionalIsTheProductRoundedOnce(
            @ForAll("mantissas") long price,
            @ForAll @IntRange(max = 18) int priceDecimals,
            @ForAll("mantissas") long quantity,
            @ForAll @IntRange(max = 18) int quantityDecimals,
            @ForAll @IntRange(max = 18) int resultDecimals) {
        BigInteger expected = BigDecimal.valueOf(price, priceDecimals)
                .multiply(BigDecimal.valueOf(quantity, quantityDecimals))
                .setScale(resultDecimals, RoundingMode.HALF_EVEN)
                .unscaledValue();
        assertThat(outcome(() -> Decimals.notional(price, priceDecimals, quantity, quantityDecimals, resultDecimals)))
                .isEqualTo(inRange(expected));
    }

    @Provide
    Arbitrary<Long> mantissas() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.longs()),
                Tuple.of(2, Arbitraries.longs().between(-1_000_000, 1_000_000)),
                Tuple.of(2, Arbitraries.integers().between(0, 62).map(bit -> 1L << bit)),
                Tuple.of(2, Arbitraries.integers().between(0, 18).map(Decimals::power)),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                Long.MIN_VALUE,
                                Long.MIN_VALUE + 1,
                                Long.MAX_VALUE,
                                Long.MAX_VALUE - 1,
                                -1L,
                                0L,
                                1L,
                                0xFFFF_FFFFL,
                                0x1_0000_0000L)));
    }

    @Provide
    Arbitrary<Long> divisors() {
        return mantissas().filter(divisor -> divisor != 0);
    }

    @Provide
    Arbitrary<String> fractions() {
        return Arbitraries.oneOf(
                Arbitraries.strings().numeric().ofMaxLength(20),
                Arbitraries.strings().withChars('0', '9').ofMaxLength(20));
    }

    private static String inRange(BigInteger value) {
        return value.compareTo(MIN) < 0 || value.compareTo(MAX) > 0 ? "out-of-range" : value.toString();
    }

    private static String outcome(LongSupplier call) {
        try {
            return Long.toString(call.getAsLong());
        } catch (DecimalException e) {
            return e.code();
        }
    }
}
