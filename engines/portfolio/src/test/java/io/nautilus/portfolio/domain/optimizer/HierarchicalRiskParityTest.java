package io.nautilus.portfolio.domain.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.testing.SharedData;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The weights that PyPortfolioOpt's own test expects of its prices, and what can be said without any reference. */
class HierarchicalRiskParityTest {
    private static final double ROUNDING = 1e-12;

    @Test
    void theWeightsArePublishedOnes() {
        List<String> lines =
                SharedData.text("portfolio/stock_prices.csv").lines().toList();
        List<String> assets = fields(lines.getFirst());
        List<double[]> prices =
                lines.stream().skip(1).map(line -> numbers(fields(line))).toList();
        Covariance covariance = Covariance.of(Returns.of(assets, prices, Missing.PAIRWISE));
        double[] weights = Allocation.hierarchicalRiskParity(covariance).weights();
        List<String[]> expected = SharedData.rows("portfolio/weights_hrp.csv").subList(0, 20);
        assertThat(expected).hasSameSizeAs(assets);
        for (String[] row : expected) {
            assertThat(weights[assets.indexOf(row[0])])
                    .as(row[0])
                    .isCloseTo(Double.parseDouble(row[1]), within(ROUNDING));
        }
    }

    private static List<String> fields(String line) {
        List<String> fields = Arrays.asList(line.split(",", -1));
        return fields.subList(1, fields.size());
    }

    private static double[] numbers(List<String> fields) {
        return fields.stream()
                .mapToDouble(field -> field.isEmpty() ? Double.NaN : Double.parseDouble(field))
                .toArray();
    }

    /** Without correlation any halving gives each its share by inverse variance. */
    @Test
    void independentAssetsAreWeightedByInverseVariance() {
        double[][] covariance = {{4, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 2, 0}, {0, 0, 0, 8}};
        double[][] correlation = new double[4][4];
        IntStream.range(0, 4).forEach(i -> correlation[i][i] = 1);
        Covariance of = new Covariance(List.of("a", "b", "c", "d"), covariance, correlation, 10, 10);
        Allocation allocation = Allocation.hierarchicalRiskParity(of);
        double all = 1 / 4.0 + 1 + 1 / 2.0 + 1 / 8.0;
        assertThat(allocation.weights())
                .containsExactly(new double[] {0.25 / all, 1 / all, 0.5 / all, 0.125 / all}, within(ROUNDING));
        assertThat(allocation.optimality()).isEmpty();
        assertThat(allocation.variance()).isCloseTo(1 / all, within(ROUNDING));
    }

    @Test
    void assetsThatMoveTogetherStandTogether() {
        double[][] correlation = {{1, 0.1, 0.9, 0.1}, {0.1, 1, 0.1, 0.8}, {0.9, 0.1, 1, 0.1}, {0.1, 0.8, 0.1, 1}};
        Covariance of = new Covariance(List.of("a", "b", "c", "d"), correlation, correlation, 10, 10);
        assertThat(Allocation.hierarchicalRiskParity(of).order()).containsExactly("a", "c", "b", "d");
    }

    @Test
    void oneAssetHasAll() {
        Covariance of = new Covariance(List.of("a"), new double[][] {{2}}, new double[][] {{1}}, 10, 10);
        assertThat(Allocation.hierarchicalRiskParity(of).weights()).containsExactly(1.0);
    }
}
