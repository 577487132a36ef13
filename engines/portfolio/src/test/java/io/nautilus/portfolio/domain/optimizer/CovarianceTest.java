package io.nautilus.portfolio.domain.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Small tables calculated by hand, and every reason for which there are no weights. */
class CovarianceTest {
    private static final double NONE = Double.NaN;
    private static final double ROUNDING = 1e-15;
    private static final List<String> TWO = List.of("a", "b");

    private static List<double[]> rows(double[]... rows) {
        return Arrays.asList(rows);
    }

    private static double[] row(double... prices) {
        return prices;
    }

    /** Returns of a are 0.1 and -0.1, those of b 0.5 and 0.1: means 0 and 0.3, deviations 0.1 and 0.2. */
    @Test
    void covariancesAreOfDeviationsFromTheMeanDividedByOneLessThanRows() {
        Covariance found =
                Covariance.of(Returns.of(TWO, rows(row(100, 10), row(110, 15), row(99, 16.5)), Missing.REFUSE));
        assertThat(found.covariance()[0][0]).isCloseTo(0.02, within(ROUNDING));
        assertThat(found.covariance()[1][1]).isCloseTo(0.08, within(ROUNDING));
        assertThat(found.covariance()[0][1]).isCloseTo(0.04, within(ROUNDING));
        assertThat(found.covariance()[1][0]).isEqualTo(found.covariance()[0][1]);
        assertThat(found.correlation()[0][1]).isCloseTo(1, within(1e-14));
        assertThat(found.leastRows()).isEqualTo(2);
    }

    @Test
    void policiesDifferInTheRowsThatCount() {
        List<double[]> prices =
                rows(row(100, NONE), row(110, NONE), row(99, 10), row(108.9, 15), row(NONE, 16.5), row(98.01, 16.5));
        Covariance pairs = Covariance.of(Returns.of(TWO, prices, Missing.PAIRWISE));
        assertThat(pairs.mostRows()).isEqualTo(5);
        assertThat(pairs.leastRows()).isEqualTo(3);
        Covariance complete = Covariance.of(Returns.of(TWO, prices, Missing.COMPLETE));
        assertThat(complete.mostRows()).isEqualTo(3);
        assertThat(complete.covariance()[0][1]).isCloseTo(pairs.covariance()[0][1], within(ROUNDING));
        assertThat(complete.covariance()[0][0]).isCloseTo(0.01, within(ROUNDING));
        refused("missing-price", () -> Returns.of(TWO, prices, Missing.REFUSE));
    }

    private static void refused(String code, ThrowingCallable what) {
        assertThatThrownBy(what).isInstanceOfSatisfying(OptimizerException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.getMessage()).isNotBlank();
        });
    }

    private static void refused(String code, double[]... prices) {
        refused(
                code,
                () -> Allocation.minimumVariance(
                        Covariance.of(Returns.of(TWO, rows(prices), Missing.PAIRWISE)),
                        Bounds.of(TWO, 0, 1, Map.of(), Map.of())));
    }

    @Test
    void degenerateTablesAreNamed() {
        refused("too-few-rows", row(1, 1));
        refused("too-few-rows", row(1, 1), row(2, 2));
        refused("zero-variance", row(1, 5), row(2, 5), row(1, 5));
        refused("zero-variance", row(1, 1), row(2, 1.1), row(1, 1.21), row(2, 1.331));
        refused("too-few-common-rows", row(1, NONE), row(2, NONE), row(1, NONE), row(2, 1), row(3, 2));
        refused("singular-covariance", row(1, 2), row(2, 4), row(1, 2), row(3, 6));
        refused("singular-covariance", row(1, 2), row(2, 3), row(1, 4));
    }

    /** Each pair looks fine, but no three assets can all move against each other. */
    @Test
    void pairsThatAreNoCovarianceTogetherAreNamed() {
        double[][] matrix = {{1, -0.9, -0.9}, {-0.9, 1, -0.9}, {-0.9, -0.9, 1}};
        List<String> three = List.of("a", "b", "c");
        Covariance of = new Covariance(three, matrix, matrix, 5, 9);
        refused("not-a-covariance", () -> Allocation.minimumVariance(of, Bounds.of(three, 0, 1, Map.of(), Map.of())));
    }

    @Test
    void boundsThatCannotBeKeptAreNamed() {
        refused("bounds-infeasible", () -> Bounds.of(TWO, 0.6, 1, Map.of(), Map.of()));
        refused("bounds-infeasible", () -> Bounds.of(TWO, 0, 0.4, Map.of(), Map.of()));
        refused("bounds-infeasible", () -> Bounds.of(TWO, 0, 1, Map.of(), Map.of("a", 0.3, "b", 0.6)));
        refused("bounds-crossed", () -> Bounds.of(TWO, 0, 1, Map.of("a", 0.5), Map.of("a", 0.4)));
        refused("unknown-asset", () -> Bounds.of(TWO, 0, 1, Map.of("c", 0.1), Map.of()));
    }

    @Test
    void boundsAreKept() {
        Covariance of =
                Covariance.of(Returns.of(TWO, rows(row(1, 1), row(2, 1.1), row(1, 1.2), row(2, 1.15)), Missing.REFUSE));
        Allocation free = Allocation.minimumVariance(of, Bounds.of(TWO, -1, 2, Map.of(), Map.of()));
        assertThat(free.weights()[0]).isLessThan(0.2);
        Allocation bound = Allocation.minimumVariance(of, Bounds.of(TWO, 0, 1, Map.of("a", 0.25), Map.of()));
        assertThat(bound.weights()).containsExactly(new double[] {0.25, 0.75}, within(1e-12));
        Allocation fixed = Allocation.minimumVariance(of, Bounds.of(TWO, 0.5, 0.5, Map.of(), Map.of()));
        assertThat(fixed.weights()).containsExactly(0.5, 0.5);
    }
}
