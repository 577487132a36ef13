package io.nautilus.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import io.nautilus.ml.domain.ModelId;
import io.nautilus.ml.domain.Platform;
import io.nautilus.ml.domain.Scorer;
import io.nautilus.ml.domain.TrainedModel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** ONNX Runtime is the judge of the files that are written here. */
class OnnxSessionsTest {
    private static final Platform PLATFORM = new Platform(1, List.of("a", "b", "c", "d", "e", "f", "g"));

    private final OnnxSessions sessions = new OnnxSessions();
    private final TrainedModel model = TestModels.train(new ModelId("law", "1"), PLATFORM, 11);

    @Test
    void theRuntimeAnswersWhatTheNetworkDoes() throws OrtException {
        Scorer scorer = sessions.open(model.file(), 7);
        Random random = new Random(3);
        double[][] rows = new double[500][7];
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextGaussian() * Math.pow(10, random.nextInt(9) - 5);
            }
        }
        double[] answers = scorer.probabilities(rows);
        for (int i = 0; i < rows.length; i++) {
            assertThat(answers[i]).isCloseTo(model.network().probability(rows[i]), within(1e-6));
        }
        assertThat(Arrays.stream(answers).summaryStatistics().getMax()).isGreaterThan(0.6);
        assertThat(Arrays.stream(answers).summaryStatistics().getMin()).isLessThan(0.4);
    }

    @Test
    void aBatchAnswersAsItsRowsDo() throws OrtException {
        Scorer scorer = sessions.open(model.file(), 7);
        double[][] rows = {{1, 2, 3, 4, 5, 6, 7}, {-1, 0, 0.5, 0, 1, 0, 0}, new double[7]};
        double[] together = scorer.probabilities(rows);
        for (int i = 0; i < rows.length; i++) {
            assertThat(scorer.probabilities(new double[][] {rows[i]})[0]).isEqualTo(together[i]);
        }
    }

    @Test
    void moreThreadsAnswerTheSame() throws OrtException {
        Random random = new Random(4);
        double[][] rows = new double[2_000][7];
        for (double[] row : rows) {
            Arrays.setAll(row, _ -> random.nextGaussian());
        }
        assertThat(new OnnxSessions(3).open(model.file(), 7).probabilities(rows))
                .isEqualTo(sessions.open(model.file(), 7).probabilities(rows));
    }

    @Test
    void theProviderIsWhatTheProfilerSaw() throws Exception {
        assertThat(sessions.providers(model.file(), 7)).containsExactly("CPUExecutionProvider");
        assertThat(sessions.version()).isEqualTo("1.29.0");
    }

    @Test
    void whatIsNoModelOfThatFormDoesNotOpen() {
        assertThatThrownBy(() -> sessions.open(model.file(), 6)).isInstanceOf(OrtException.class);
        assertThatThrownBy(() -> sessions.open(new byte[] {1, 2, 3}, 7)).isInstanceOf(OrtException.class);
        assertThatThrownBy(() -> sessions.open(new byte[0], 7)).isInstanceOf(Exception.class);
    }
}
