package io.nautilus.ml.domain.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final int WIDTH = 6;
    private static final HyperParameters SHORT = new HyperParameters(8, 64, 0.005, 0.0001, 15, 3);

    private static Split split(long seed) {
        Samples samples = TestSamples.logistic(6_000, WIDTH, seed);
        return Split.of(samples, TestSamples.BEGIN_NANOS, TestSamples.endNanos(samples), 10 * TestSamples.STEP_NANOS);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        Trainer.Trained first = Trainer.train(split(5), SHORT, 3);
        Trainer.Trained second = Trainer.train(split(5), SHORT, 3);
        assertThat(first.network().same(second.network())).isTrue();
        assertThat(first.network().same(Trainer.train(split(5), SHORT, 4).network()))
                .isFalse();
    }

    /** The area under the curve of the law itself is 0.74 to two digits; nothing can be better than it for long. */
    @Test
    void aLawThatIsThereIsLearnt() {
        Split split = split(5);
        Network network = Trainer.train(split, SHORT, 3).network();
        double learnt =
                auc(split, row -> network.probability(split.test().samples().row(row)));
        double law = auc(split, row -> split.test().samples().feature(row, 0));
        assertThat(learnt).isCloseTo(law, within(0.03));
        assertThat(law).isCloseTo(0.74, within(0.03));
    }

    private interface Score {
        double of(int row);
    }

    private static double auc(Split split, Score score) {
        Split.Part test = split.test();
        double[] scores = new double[test.size()];
        boolean[] up = new boolean[test.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = score.of(test.rows()[i]);
            up[i] = test.up(i);
        }
        return Metrics.auc(scores, up);
    }

    @Test
    void theGradientIsTheSlopeOfTheLoss() {
        Network network = Network.random(WIDTH, 4, new Random(7));
        double[] row = {0.3, -1.2, 0.7, 2, -0.4, 0.1};
        Gradient gradient = new Gradient(network);
        gradient.add(row, true, 1);
        assertSlopes(network, network.firstWeights(), gradient.firstWeights, row);
        assertSlopes(network, network.firstBiases(), gradient.firstBiases, row);
        assertSlopes(network, network.secondWeights(), gradient.secondWeights, row);
    }

    private static void assertSlopes(Network network, double[] numbers, double[] gradient, double[] row) {
        double step = 1e-6;
        for (int i = 0; i < numbers.length; i++) {
            double kept = numbers[i];
            numbers[i] = kept + step;
            double above = Metrics.logLoss(network.probability(row), true);
            numbers[i] = kept - step;
            double below = Metrics.logLoss(network.probability(row), true);
            numbers[i] = kept;
            assertThat(gradient[i]).isCloseTo((above - below) / (2 * step), within(1e-7));
        }
    }

    @Test
    void foldingTheStandardisationChangesNoAnswer() {
        Split split = split(9);
        Standardisation standardisation = Standardisation.of(split.training());
        Network network = Network.random(WIDTH, 5, new Random(1));
        Network folded = standardisation.folded(network);
        double[] standardised = new double[WIDTH];
        for (int row : split.test().rows()) {
            standardisation.apply(split.test().samples(), row, standardised);
            assertThat(folded.probability(split.test().samples().row(row)))
                    .isCloseTo(network.probability(standardised), within(1e-12));
        }
    }

    @Test
    void aFeatureThatNeverChangesHasNoSay() {
        Samples samples = new Samples(2);
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            samples.add(i, new double[] {random.nextDouble(), 0.1}, random.nextBoolean());
        }
        Standardisation standardisation =
                Standardisation.of(Split.of(samples, 0, 500, 0).training());
        assertThat(standardisation.deviation()[1]).isEqualTo(1);
        assertThat(standardisation.mean()[1]).isCloseTo(0.1, within(1e-12));
    }
}
