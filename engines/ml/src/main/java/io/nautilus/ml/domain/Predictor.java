package io.nautilus.ml.domain;

import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.Source;
import io.nautilus.ml.domain.Tally.End;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Predicts the newest vector of each instrument in a step, all of a step in one run of the model. Vectors that waited
 * behind a newer one of their instrument are not predicted: late predictions are of no use, so lag ends here. One thread
 * predicts, any thread asks.
 */
public final class Predictor {
    public static final int MAX_INSTRUMENTS = 10_000;

    private final Optional<Model.Active> model;
    private final Tally tally;
    private final Latest latest = new Latest();
    private final Map<Integer, Waiting> waiting = new LinkedHashMap<>();
    private volatile String otherSchema;

    private record Waiting(FeatureVector vector, Source place) {}

    public Predictor(Optional<Model.Active> model, Tally tally) {
        this.model = model;
        this.tally = tally;
    }

    /** Takes a vector; {@code place} is where it stands on the log. */
    public void on(FeatureVector vector, Source place) {
        if (model.isEmpty()) {
            tally.count(End.NO_MODEL);
        } else if (!fits(vector, model.get().card())) {
            otherSchema = ModelCard.schemaText(vector.schema());
            tally.count(End.OTHER_SCHEMA);
        } else {
            otherSchema = null;
            gather(vector, place);
        }
    }

    private static boolean fits(FeatureVector vector, ModelCard card) {
        return vector.schema() == card.schemaNumber()
                && vector.values().size() == card.features().size();
    }

    private void gather(FeatureVector vector, Source place) {
        if (latest.has(vector)) {
            tally.count(End.REPEATED);
        } else if (waiting.size() >= MAX_INSTRUMENTS && !waiting.containsKey(vector.instrumentId())) {
            tally.count(End.TOO_MANY);
        } else if (waiting.put(vector.instrumentId(), new Waiting(vector, place)) != null) {
            tally.count(End.SUPERSEDED);
        }
    }

    /** Ends the step: the predictions of what was gathered in it. */
    public List<Prediction> step() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        Model.Active serving = model.orElseThrow();
        List<Waiting> batch = List.copyOf(waiting.values());
        waiting.clear();
        double[] probabilities = serving.scorer()
                .probabilities(batch.stream()
                        .map(each -> each.vector().values().toArray())
                        .toArray(double[][]::new));
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            add(batch.get(i), probabilities[i], serving.card(), predictions);
        }
        return predictions;
    }

    private void add(Waiting from, double probability, ModelCard card, List<Prediction> predictions) {
        if (!(probability >= 0 && probability <= 1)) {
            tally.count(End.BAD_OUTPUT);
            return;
        }
        Prediction prediction = new Prediction(
                from.vector().instrumentId(),
                from.vector().instrument(),
                from.vector().eventTimeNanos(),
                from.place(),
                card.name(),
                card.version(),
                card.schemaNumber(),
                card.horizonNanos(),
                probability);
        predictions.add(prediction);
        latest.put(new Predicted(prediction, from.vector()));
        tally.count(End.PREDICTED);
    }

    /** The newest prediction of an instrument. */
    public Optional<Predicted> latest(String instrument) {
        return latest.of(instrument);
    }

    /** Of how many instruments there is a newest prediction. */
    public int instruments() {
        return latest.size();
    }

    /** The schema of the newest vector, where that is not the model's. */
    public Optional<String> otherSchema() {
        return Optional.ofNullable(otherSchema);
    }
}
