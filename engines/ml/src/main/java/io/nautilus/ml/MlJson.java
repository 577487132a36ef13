package io.nautilus.ml;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.Source;
import io.nautilus.ml.domain.Model;
import io.nautilus.ml.domain.ModelCard;
import io.nautilus.ml.domain.ModelId;
import io.nautilus.ml.domain.Predicted;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Models and predictions as HTTP shows them: probabilities and features are statistics, so numbers. */
final class MlJson {
    private MlJson() {}

    /** A model in the list; {@code reason} stands where it is refused. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ModelLine(
            String id, String name, String version, String origin, String state, boolean serving, String reason) {
        static ModelLine of(Model model, ModelId serving) {
            ModelId id = model.id();
            boolean serves = id.equals(serving) && model instanceof Model.Active;
            return new ModelLine(
                    id.text(), id.name(), id.version(), model.origin().name(), state(model), serves, reason(model));
        }

        private static String state(Model model) {
            return switch (model) {
                case Model.Active _ -> "ACTIVE";
                case Model.Refused _ -> "REFUSED";
            };
        }

        private static String reason(Model model) {
            return switch (model) {
                case Model.Active _ -> null;
                case Model.Refused refused -> refused.reason();
            };
        }
    }

    /** A model with its card, which is absent where it could not be read. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ModelJson(String id, String origin, String state, boolean serving, String reason, ModelCard card) {
        static ModelJson of(Model model, ModelId serving) {
            ModelLine line = ModelLine.of(model, serving);
            return new ModelJson(line.id(), line.origin(), line.state(), line.serving(), line.reason(), card(model));
        }

        private static ModelCard card(Model model) {
            return switch (model) {
                case Model.Active active -> active.card();
                case Model.Refused refused -> refused.card();
            };
        }
    }

    /** Features by name, all that the model has. */
    public record Features(Map<String, Double> features) {}

    /** What a model says of features that were sent. */
    public record Answer(String model, String version, String schema, int horizonSeconds, double probabilityUp) {
        static Answer of(ModelCard card, double probabilityUp) {
            return new Answer(
                    card.name(), card.version(), card.schema(), card.label().horizonSeconds(), probabilityUp);
        }
    }

    /** The newest prediction of an instrument: of which model, and from what. */
    public record PredictionJson(
            String instrument,
            Instant at,
            double ageSeconds,
            double probabilityUp,
            String model,
            String version,
            String schema,
            double horizonSeconds,
            Source source,
            Map<String, Double> features) {
        static PredictionJson of(Predicted predicted, List<String> names, Instant now) {
            Prediction prediction = predicted.prediction();
            Instant at = Instant.ofEpochSecond(0, prediction.eventTimeNanos());
            return new PredictionJson(
                    prediction.instrument(),
                    at,
                    Math.max(0, Duration.between(at, now).toMillis()) / 1000.0,
                    prediction.probabilityUp(),
                    prediction.model(),
                    prediction.version(),
                    ModelCard.schemaText(prediction.schema()),
                    prediction.horizonNanos() / 1e9,
                    prediction.source(),
                    named(predicted.vector(), names));
        }

        private static Map<String, Double> named(FeatureVector vector, List<String> names) {
            Map<String, Double> named = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                named.put(names.get(i), vector.values().get(i));
            }
            return named;
        }
    }
}
