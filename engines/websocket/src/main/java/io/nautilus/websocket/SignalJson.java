package io.nautilus.websocket;

import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.Numbers;
import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.Source;
import java.time.Instant;
import java.util.HexFormat;

/** Signals as JSON: statistics are numbers, and null where there is none. */
final class SignalJson {
    private SignalJson() {}

    /** The values in the order of the schema, which GET /features/available of features lists. */
    record Features(Instant time, String schema, Double[] values, Source source) {
        static Features of(FeatureVector vector) {
            return new Features(
                    StreamJson.instant(vector.eventTimeNanos()),
                    HexFormat.of().toHexDigits(vector.schema()),
                    numbers(vector.values()),
                    vector.source());
        }
    }

    /** {@code source} is the feature vector that it was made from. */
    record Predicted(
            Instant time,
            String model,
            String version,
            String schema,
            double horizonSeconds,
            Double probabilityUp,
            Source source) {
        static Predicted of(Prediction prediction) {
            return new Predicted(
                    StreamJson.instant(prediction.eventTimeNanos()),
                    prediction.model(),
                    prediction.version(),
                    HexFormat.of().toHexDigits(prediction.schema()),
                    prediction.horizonNanos() / 1e9,
                    number(prediction.probabilityUp()),
                    prediction.source());
        }
    }

    private static Double[] numbers(Numbers values) {
        Double[] numbers = new Double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(values.get(i));
        }
        return numbers;
    }

    /** JSON has no number for what is none. */
    private static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
