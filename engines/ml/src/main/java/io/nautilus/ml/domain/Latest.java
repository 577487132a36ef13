package io.nautilus.ml.domain;

import io.nautilus.contracts.FeatureVector;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The newest prediction of each instrument, of at most {@link Predictor#MAX_INSTRUMENTS}; others are not kept. */
final class Latest {
    private final Map<String, Predicted> newest = new ConcurrentHashMap<>();

    void put(Predicted predicted) {
        String instrument = predicted.prediction().instrument();
        if (newest.size() < Predictor.MAX_INSTRUMENTS || newest.containsKey(instrument)) {
            newest.put(instrument, predicted);
        }
    }

    /** Whether this vector, or one behind it on the log and in time, was predicted. */
    boolean has(FeatureVector vector) {
        Predicted known = newest.get(vector.instrument());
        return known != null
                && vector.eventTimeNanos() <= known.vector().eventTimeNanos()
                && !vector.source().isNewerThan(known.vector().source());
    }

    Optional<Predicted> of(String instrument) {
        return Optional.ofNullable(newest.get(instrument));
    }

    int size() {
        return newest.size();
    }
}
