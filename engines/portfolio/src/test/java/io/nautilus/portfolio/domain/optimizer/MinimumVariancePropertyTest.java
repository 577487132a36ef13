package io.nautilus.portfolio.domain.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Random covariances: the conditions of an optimum, tried out by moving weights, and a search of every active set. */
class MinimumVariancePropertyTest {
    private static final double TINY = 1e-7;
    private static final double RELATIVE = 1e-8;

    @Property(tries = 150)
    void noShiftOfWeightWithinBoundsLowersTheVariance(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Random random = new Random(seed);
        double[][] covariance = covariance(random, size);
        Bounds bounds = bounds(random, size);
        double[] weights = solved(covariance, bounds).weights();
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-9));
        double variance = variance(covariance, weights);
        for (int from = 0; from < size; from++) {
            assertThat(weights[from]).isBetween(bounds.least()[from] - 1e-9, bounds.most()[from] + 1e-9);
            for (int to = 0; to < size; to++) {
                double room = Math.min(weights[from] - bounds.least()[from], bounds.most()[to] - weights[to]);
                double shift = Math.min(TINY, room);
                if (from != to && shift > 0) {
                    double[] other = weights.clone();
                    other[from] -= shift;
                    other[to] += shift;
                    assertThat(variance(covariance, other)).isGreaterThanOrEqualTo(variance * (1 - 1e-12));
                }
            }
        }
    }

    /** Every way to put weights at their bounds, the others solved by Gauss' elimination: the best that is allowed. */
    @Property(tries = 100)
    void theVarianceIsThatOfTheBestOfAllActiveSets(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int size) {
        Random random = new Random(seed);
        double[][] covariance = covariance(random, size);
        Bounds bounds = bounds(random, size);
        double best = Double.POSITIVE_INFINITY;
        for (int set = 0; set < Math.pow(3, size); set++) {
            double[] weights = weightsOf(set, covariance, bounds);
            if (weights != null) {
                best = Math.min(best, variance(covariance, weights));
            }
        }
        assertThat(solved(covariance, bounds).variance()).isCloseTo(best, within(RELATIVE * best));
    }

    /** Digits to the base 3 say of each weight: free, at its least, at its most. Null where that is no solution. */
    private static double[] weightsOf(int set, double[][] covariance, Bounds bounds) {
        int size = covariance.length;
        List<Integer> free = new ArrayList<>();
        double[] weights = new double[size];
        double left = 1;
        for (int i = 0, digits = set; i < size; i++, digits /= 3) {
            if (digits % 3 == 0) {
                free.add(i);
            } else {
                weights[i] = digits % 3 == 1 ? bounds.least()[i] : bounds.most()[i];
                left -= weights[i];
            }
        }
        if (free.isEmpty()) {
            return Math.abs(left) < 1e-12 ? weights : null;
        }
        double[] solved = solve(equations(free, weights, left, covariance));
        for (int k = 0; k < free.size(); k++) {
            int asset = free.get(k);
            weights[asset] = solved[k];
            if (solved[k] < bounds.least()[asset] - 1e-12 || solved[k] > bounds.most()[asset] + 1e-12) {
                return null;
            }
        }
        return weights;
    }

    /** Each free weight's part of the gradient is the multiplier, and they sum to what is left. */
    private static double[][] equations(List<Integer> free, double[] weights, double left, double[][] covariance) {
        int size = free.size();
        double[][] rows = new double[size + 1][size + 2];
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                rows[k][l] = covariance[free.get(k)][free.get(l)];
            }
            rows[k][size] = -1;
            rows[size][k] = 1;
            for (int i = 0; i < weights.length; i++) {
                rows[k][size + 1] -= free.contains(i) ? 0 : covariance[free.get(k)][i] * weights[i];
            }
        }
        rows[size][size + 1] = left;
        return rows;
    }

    private static double[] solve(double[][] rows) {
        int size = rows.length;
        for (int column = 0; column < size; column++) {
            int at = column;
            int pivot = IntStream.range(column, size)
                    .boxed()
                    .max((a, b) -> Double.compare(Math.abs(rows[a][at]), Math.abs(rows[b][at])))
                    .orElseThrow();
            double[] swapped = rows[column];
            rows[column] = rows[pivot];
            rows[pivot] = swapped;
            for (int row = 0; row < size; row++) {
                double factor = row == column ? 0 : rows[row][column] / rows[column][column];
                for (int k = column; k <= size; k++) {
                    rows[row][k] -= factor * rows[column][k];
                }
            }
        }
        return IntStream.range(0, size)
                .mapToDouble(i -> rows[i][size] / rows[i][i])
                .toArray();
    }

    private static Allocation solved(double[][] covariance, Bounds bounds) {
        List<String> assets =
                IntStream.range(0, covariance.length).mapToObj(i -> "A" + i).toList();
        Allocation allocation =
                Allocation.minimumVariance(new Covariance(assets, covariance, covariance, 100, 100), bounds);
        assertThat(allocation.optimality().orElseThrow().satisfied()).isTrue();
        return allocation;
    }

    /** Of a few factors and noise of each asset's own, with scales from 1e-4 to 1. */
    private static double[][] covariance(Random random, int size) {
        int factors = 1 + random.nextInt(4);
        double[][] loads = new double[size][factors];
        for (double[] load : loads) {
            Arrays.setAll(load, k -> random.nextGaussian());
        }
        double[] scales = random.doubles(size, -2, 0).map(x -> Math.pow(10, x)).toArray();
        double[][] covariance = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < factors; k++) {
                    covariance[i][j] += loads[i][k] * loads[j][k] * scales[i] * scales[j];
                }
            }
            covariance[i][i] += (0.05 + random.nextDouble()) * scales[i] * scales[i];
        }
        return covariance;
    }

    /** Sometimes the default, sometimes shorts, caps and weights that cannot move, always with room for the sum. */
    private static Bounds bounds(Random random, int size) {
        double[] least = new double[size];
        double[] most = new double[size];
        Arrays.fill(most, 1);
        int kind = random.nextInt(3);
        for (int i = 0; kind > 0 && i < size; i++) {
            least[i] = Math.min(1, (kind == 1 ? random.nextDouble() : random.nextGaussian()) / 2) / size;
            most[i] = random.nextInt(5) == 0 ? least[i] : Math.max(least[i], 1.0 / size) + random.nextDouble() / size;
        }
        most[0] += Math.max(0, 1 - Arrays.stream(most).sum());
        return new Bounds(least, most);
    }

    private static double variance(double[][] covariance, double[] weights) {
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                variance += covariance[i][j] * weights[i] * weights[j];
            }
        }
        return variance;
    }

    /** As many assets as a table may have; the result checks itself. */
    @Test
    void manyAssetsAreSolved() {
        Random random = new Random(17);
        double[][] covariance = covariance(random, 200);
        assertThat(solved(covariance, bounds(random, 200)).variance()).isPositive();
    }

    @Test
    void weightsThatAreNotBestFailTheCheck() {
        double[][] covariance = {{1, 0}, {0, 2}};
        Bounds bounds = Bounds.of(List.of("a", "b"), 0, 1, Map.of(), Map.of());
        assertThat(Optimality.of(covariance, bounds, new double[] {2 / 3.0, 1 / 3.0})
                        .satisfied())
                .isTrue();
        assertThat(Optimality.of(covariance, bounds, new double[] {0.66, 0.34}).satisfied())
                .isFalse();
        assertThat(Optimality.of(covariance, bounds, new double[] {0.66, 0.33}).satisfied())
                .isFalse();
        assertThat(Optimality.of(covariance, bounds, new double[] {1, 0}).satisfied())
                .isFalse();
        assertThat(Optimality.of(covariance, bounds, new double[] {1.5, -0.5}).satisfied())
                .isFalse();
    }
}
