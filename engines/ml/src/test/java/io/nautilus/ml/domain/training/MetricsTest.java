package io.nautilus.ml.domain.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The values of the first three tests are those of the examples in scikit-learn's documentation of the same measures. */
class MetricsTest {
    private static final double EXACT = 1e-15;

    @Test
    void logLossIsThePublishedExample() {
        boolean[] spam = {true, false, false, true};
        double[] probabilities = {0.9, 0.1, 0.2, 0.65};
        assertThat(Metrics.logLoss(probabilities, spam)).isCloseTo(0.21616187468057912, within(EXACT));
    }

    @Test
    void brierScoreIsThePublishedExample() {
        boolean[] up = {false, true, true, false};
        double[] probabilities = {0.1, 0.9, 0.8, 0.3};
        assertThat(Metrics.brier(probabilities, up)).isCloseTo(0.0375, within(EXACT));
    }

    @Test
    void aucIsThePublishedExample() {
        boolean[] up = {false, false, true, true};
        double[] probabilities = {0.1, 0.4, 0.35, 0.8};
        assertThat(Metrics.auc(probabilities, up)).isEqualTo(0.75);
    }

    @Test
    void accuracyCountsAHalfAsUp() {
        boolean[] up = {true, false, true, false};
        double[] probabilities = {0.5, 0.5, 0.49, 0.2};
        assertThat(Metrics.accuracy(probabilities, up)).isEqualTo(0.5);
    }

    @Test
    void theBaseRateStandsBesideEachFigure() {
        boolean[] up = {true, true, false, true};
        Metrics metrics = Metrics.of(new double[] {0.9, 0.8, 0.3, 0.6}, up, 0.5);
        assertThat(metrics.rows()).isEqualTo(4);
        assertThat(metrics.up()).isEqualTo(3);
        assertThat(metrics.baseLogLoss()).isCloseTo(Math.log(2), within(EXACT));
        assertThat(metrics.baseBrier()).isEqualTo(0.25);
        assertThat(metrics.baseAuc()).isEqualTo(0.5);
        assertThat(metrics.baseAccuracy()).isEqualTo(0.75);
        assertThat(metrics.auc()).isEqualTo(1);
    }

    @Test
    void oneWrongCertaintyDoesNotMakeTheMeanEndless() {
        assertThat(Metrics.logLoss(new double[] {0}, new boolean[] {true})).isBetween(34.0, 35.0);
    }

    @Test
    void nothingIsMeasuredOfNoRows() {
        assertThatThrownBy(() -> Metrics.of(new double[0], new boolean[0], 0.5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutBothSidesThereIsNoOrder() {
        assertThat(Metrics.auc(new double[] {0.1, 0.9}, new boolean[] {true, true}))
                .isEqualTo(0.5);
    }

    /** Few different probabilities, so that ties are many. */
    @Property(tries = 300)
    void aucIsTheShareOfPairsInOrder(
            @ForAll @Size(min = 2, max = 60) List<@IntRange(max = 9) Integer> tenths,
            @ForAll @Size(60) List<Boolean> ups) {
        double[] probabilities = new double[tenths.size()];
        boolean[] up = new boolean[tenths.size()];
        for (int i = 0; i < up.length; i++) {
            probabilities[i] = tenths.get(i) / 10.0;
            up[i] = ups.get(i);
        }
        assertThat(Metrics.auc(probabilities, up)).isCloseTo(byPairs(probabilities, up), within(1e-12));
    }

    private static double byPairs(double[] probabilities, boolean[] up) {
        double won = 0;
        int pairs = 0;
        for (int i = 0; i < up.length; i++) {
            for (int j = 0; j < up.length; j++) {
                if (up[i] && !up[j]) {
                    pairs++;
                    won += probabilities[i] > probabilities[j] ? 1 : probabilities[i] == probabilities[j] ? 0.5 : 0;
                }
            }
        }
        return pairs == 0 ? 0.5 : won / pairs;
    }

    @Test
    void calibrationComparesWhatWasSaidWithWhatCame() {
        double[] probabilities = {0.51, 0.53, 0.54, 0.549, 1};
        boolean[] up = {true, false, true, true, true};
        List<Calibration> table = Calibration.of(probabilities, up);
        assertThat(table).hasSize(2);
        assertThat(table.getFirst().from()).isEqualTo(0.5);
        assertThat(table.getFirst().rows()).isEqualTo(4);
        assertThat(table.getFirst().meanProbability()).isCloseTo(0.53225, within(EXACT));
        assertThat(table.getFirst().upRate()).isEqualTo(0.75);
        assertThat(table.getLast()).isEqualTo(new Calibration(0.95, 1, 1, 1, 1));
    }
}
