package io.nautilus.factor.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.testing.SharedData;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Factors beside what other tools calculated of the same prices, with the windows that those took. */
class PublishedValuesTest {
    /** Normal quantiles of 1 % and 5 %, whose distance scales the distance of the published values at risk. */
    private static final double QUANTILES_APART = -2.3263478740408408 + 1.6448536269514722;

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    @Test
    void nearnessToTheHighIsTheCloseOverTheUpperDonchianChannel() {
        Factor factor = MomentumFactors.nearnessToHigh(50);
        History bars = new History(50);
        int compared = 0;
        List<String[]> rows = SharedData.rows("indicators/spy_with_don50.txt");
        for (String[] row : rows.subList(0, 500)) {
            bars.add(new Observation(number(row[2]), number(row[3]), number(row[4]), 0, 0), OptionalDouble.empty());
            if (factor.missing(bars) == null) {
                assertThat(factor.formula().of(bars)).isEqualTo(number(row[4]) / number(row[5]));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(451);
    }

    /** The published one takes (O + H + L + C) / 4 as a bar's volume weighted price and prints four decimals. */
    @Test
    void theVwapGapIsAgainstThePublishedMovingVwap() {
        Factor factor = LiquidityFactors.vwapGap(50);
        History bars = new History(50);
        int compared = 0;
        for (String[] row : SharedData.rows("indicators/spy_with_vwap.txt")) {
            double price = (number(row[1]) + number(row[2]) + number(row[3]) + number(row[4])) / 4;
            bars.add(
                    new Observation(number(row[2]), number(row[3]), number(row[4]), number(row[5]), price),
                    OptionalDouble.empty());
            if (factor.missing(bars) == null) {
                double vwap = number(row[4]) / (factor.formula().of(bars) + 1);
                assertThat(vwap).isCloseTo(number(row[6]), within(0.0001));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(452);
    }

    @Test
    void downsideVolatilityIsTheDenominatorOfThePublishedSortinoRatio() {
        Factor factor = VolatilityFactors.downsideVolatility(15);
        History bars = new History(16);
        int compared = 0;
        for (String[] row : SharedData.rows("indicators/spy_sortino.csv")) {
            bars.add(new Observation(number(row[2]), number(row[3]), number(row[4]), 0, 0), OptionalDouble.empty());
            if (factor.missing(bars) == null && !row[12].isEmpty()) {
                assertThat(factor.formula().of(bars)).isCloseTo(number(row[12]), within(1e-11));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(50);
    }

    /** A parametric value at risk is mean + quantile * deviation: two of them give the deviation. */
    @Test
    void volatilityIsTheDeviationBehindThePublishedValuesAtRisk() {
        Factor factor = VolatilityFactors.volatility(252);
        History bars = new History(253);
        int compared = 0;
        for (String[] row : SharedData.rows("indicators/spy_valueatrisk.csv")) {
            bars.add(new Observation(number(row[2]), number(row[3]), number(row[4]), 0, 0), OptionalDouble.empty());
            if (factor.missing(bars) == null && !row[7].isEmpty()) {
                double published = (number(row[7]) - number(row[8])) / QUANTILES_APART;
                assertThat(factor.formula().of(bars)).isCloseTo(published, within(1e-12));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(5_000);
    }
}
