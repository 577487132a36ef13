package io.nautilus.factor.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every factor on bars whose value follows by hand. */
class FormulaTest {
    private final History bars = new History(Catalogue.all().longestWarmUp());

    private static Factor named(String name) {
        return Catalogue.all().factors().get(Catalogue.all().indexOf(name));
    }

    private void add(double high, double low, double close, double volume, double vwap) {
        bars.add(new Observation(high, low, close, volume, vwap), OptionalDouble.empty());
    }

    private void closes(int count, java.util.function.IntToDoubleFunction close) {
        for (int i = 0; i < count; i++) {
            double price = close.applyAsDouble(i);
            add(price, price, price, 0, 0);
        }
    }

    private void has(String factor, double expected) {
        assertThat(named(factor).missing(bars)).as(factor).isNull();
        assertThat(named(factor).formula().of(bars)).as(factor).isCloseTo(expected, within(1e-12));
    }

    /** 100, 101, ... 160: the newest is 160. */
    @Test
    void momentumAndReversal() {
        closes(61, i -> 100 + i);
        has("momentum-5", 160.0 / 155 - 1);
        has("momentum-20", 160.0 / 140 - 1);
        has("momentum-60", 160.0 / 100 - 1);
        has("momentum-60-5", 155.0 / 100 - 1);
        has("reversal-1", -(160.0 / 159 - 1));
        has("high-nearness-60", 1);
    }

    @Test
    void nearnessToAHighThatIsSixtyBarsBackAndThenForgotten() {
        add(200, 90, 100, 0, 0);
        closes(59, i -> 100);
        has("high-nearness-60", 0.5);
        closes(1, i -> 100);
        has("high-nearness-60", 1);
    }

    /** Returns +1 % and -1 % in turn: mean 0, so the sample deviation of 20 is 1 % times sqrt(20 / 19). */
    @Test
    void volatilityDownsideAndLargestReturn() {
        double[] price = {100};
        closes(61, i -> price[0] *= i == 0 ? 1 : i % 2 == 1 ? 1.01 : 0.99);
        has("volatility-20", 0.01 * Math.sqrt(20.0 / 19));
        has("downside-volatility-20", 0.01 * Math.sqrt(0.5));
        has("max-return-20", 0.01);
        has("skewness-60", 0);
    }

    /** One return of 2 % among 59 of nothing: m2 = d^2 (1/60 - 1/3600), m3 = d^3 (1/60)(59/60)(58/60). */
    @Test
    void skewnessOfOneJump() {
        closes(60, i -> 100);
        closes(1, i -> 102);
        double p = 1 / 60.0;
        double m2 = p * (1 - p);
        double m3 = p * (1 - p) * (1 - 2 * p);
        has("skewness-60", Math.sqrt(60.0 * 59) / 58 * m3 / Math.pow(m2, 1.5));
    }

    /** ln(H / L) is 0.02 on every bar. */
    @Test
    void highLowRange() {
        for (int i = 0; i < 20; i++) {
            add(100 * Math.exp(0.02), 100, 101, 0, 0);
        }
        has("high-low-range-20", 0.02 / (2 * Math.sqrt(Math.log(2))));
    }

    /** Each bar moves by 1 % and trades 1000 dollars: 1e6 * 0.01 / 1000. */
    @Test
    void illiquidity() {
        double price = 50;
        for (int i = 0; i < 21; i++) {
            price *= 1.01;
            add(price, price, price, 1_000 / price, price);
        }
        has("illiquidity-20", 10);
    }

    /** Volume 10, 11, ... 29: slope 1 over mean 19.5. */
    @Test
    void volumeTrendAndCorrelation() {
        for (int i = 0; i < 20; i++) {
            double close = 7 + 3 * Math.log(10 + i + 1);
            add(close, close, close, 10 + i, 0);
        }
        has("volume-trend-20", 1 / 19.5);
        has("volume-price-correlation-20", 1);
        assertThat(named("vwap-gap-20").missing(bars)).isEqualTo(Reason.NO_VWAP);
    }

    /** 19 bars of volume 1 at 100 and one of volume 21 at 110: sum(W V) / sum(V) = (1900 + 2310) / 40. */
    @Test
    void vwapGap() {
        for (int i = 0; i < 19; i++) {
            add(100, 100, 100, 1, 100);
        }
        add(120, 100, 120, 21, 110);
        has("vwap-gap-20", 120 / 105.25 - 1);
    }

    /** r = 0.001 + 1.5 m + e, where e is 0.002 and -0.002 in turn and without correlation to m. */
    @Test
    void betaAndIdiosyncraticVolatility() {
        double[] markets = {0.01, 0.01, -0.01, -0.01};
        double[] errors = {0.002, -0.002, 0.002, -0.002};
        double price = 100;
        add(price, price, price, 0, 0);
        for (int i = 0; i < 60; i++) {
            double market = markets[i % 4];
            price *= 1 + 0.001 + 1.5 * market + errors[i % 4];
            bars.add(new Observation(price, price, price, 0, 0), OptionalDouble.of(market));
        }
        has("beta-60", 1.5);
        has("idiosyncratic-volatility-60", 0.002 * Math.sqrt(60.0 / 58));
    }

    @Test
    void whatDoesNotVaryIsUndefinedAndNotADivisionByZero() {
        for (int i = 0; i < 61; i++) {
            bars.add(new Observation(100, 100, 100, 5, 100), OptionalDouble.of(0));
        }
        List<String> undefined = new ArrayList<>();
        for (Factor factor : Catalogue.all().factors()) {
            if (!Double.isFinite(factor.formula().of(bars))) {
                undefined.add(factor.definition().name());
            }
        }
        assertThat(undefined)
                .containsExactly(
                        "skewness-60", "volume-price-correlation-20", "beta-60", "idiosyncratic-volatility-60");
    }

    /** A steady growth gives returns that differ by rounding alone: no skewness of noise. */
    @Test
    void roundingIsNoVariation() {
        double[] price = {100};
        closes(61, i -> price[0] *= 1.0001);
        assertThat(named("skewness-60").formula().of(bars)).isNaN();
    }

    @Test
    void everyFactorWarmsUpWithItsStatedCountOfBarsAndNotBefore() {
        for (int count = 1; count <= 61; count++) {
            bars.add(new Observation(101, 99, 100 + count % 3, 5, 100), OptionalDouble.of(count % 2));
            for (Factor factor : Catalogue.all().factors()) {
                assertThat(factor.missing(bars) == null)
                        .as("%s with %d bars", factor.definition().name(), count)
                        .isEqualTo(count >= factor.definition().warmUp());
            }
        }
    }

    @Test
    void everyFactorSaysWhatItIs() {
        Set<String> names = new HashSet<>();
        assertThat(Catalogue.all().definitions())
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(factor -> {
                    assertThat(names.add(factor.name())).isTrue();
                    assertThat(factor.name()).matches("[a-z-]+-[0-9-]+");
                    assertThat(factor.formula()).isNotBlank();
                    assertThat(factor.source()).containsPattern("[0-9]{3,4}");
                    assertThat(factor.warmUp()).isBetween(factor.window(), factor.window() + 1);
                });
    }
}
