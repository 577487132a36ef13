package io.nautilus.ml.domain;

import io.nautilus.ml.domain.training.Calibration;
import io.nautilus.ml.domain.training.HyperParameters;
import io.nautilus.ml.domain.training.Metrics;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What is known of a model: what it must be fed with, how it came to be, and how good it was on what it had not seen.
 * {@code sha256} is of the ONNX file, {@code schema} the number of {@code features} as 16 hexadecimal digits, since JSON
 * readers round such numbers.
 */
public record ModelCard(
        String name,
        String version,
        String sha256,
        String schema,
        List<String> features,
        Label label,
        Recipe recipe,
        Data data,
        Form form,
        Quality quality,
        Probe probe) {
    private static final int MAX_HORIZON_SECONDS = 86_400;

    /** What the probability is of. */
    public record Label(String definition, int horizonSeconds) {
        public Label {
            if (horizonSeconds < 1 || horizonSeconds > MAX_HORIZON_SECONDS) {
                throw new IllegalArgumentException("a horizon of " + horizonSeconds + " s");
            }
        }
    }

    /** The command that makes the same file again, and what it decided. */
    public record Recipe(String command, long marketSeed, long seed, HyperParameters hyperParameters) {}

    /**
     * What was learnt from: so many seconds of a simulated market, of which these bars came. A bar gives a row unless
     * features were not ready; a row is labelled unless the mid did not move or is not known.
     */
    public record Data(
            String source,
            Instant firstEvent,
            Instant lastEvent,
            List<String> instruments,
            long events,
            long bars,
            long rows,
            long unmoved,
            long unheard,
            int embargoSeconds,
            Part training,
            Part validation,
            Part test) {}

    /** Labelled rows from {@code from} (included) to {@code to} (excluded). */
    public record Part(Instant from, Instant to, int rows) {}

    /** What the file is. */
    public record Form(String graph, int opset, int irVersion, int parameters, int bestEpoch, int epochs) {}

    /** How good it was on each part; only {@code test} was seen by nobody, neither in training nor to stop it. */
    public record Quality(Metrics training, Metrics validation, Metrics test, List<Calibration> testCalibration) {}

    /** What the trained network answered to a row, so that whoever loads the file can tell that it still does. */
    public record Probe(List<Double> features, double probabilityUp) {
        public Probe {
            features = List.copyOf(features);
        }
    }

    public ModelCard {
        features = List.copyOf(features);
    }

    public ModelId id() {
        return new ModelId(name, version);
    }

    /** The schema as the topics carry it. */
    public long schemaNumber() {
        return HexFormat.fromHexDigitsToLong(schema);
    }

    /** A schema as a card writes it. */
    public static String schemaText(long schema) {
        return HexFormat.of().toHexDigits(schema);
    }

    public long horizonNanos() {
        return label.horizonSeconds() * 1_000_000_000L;
    }
}
