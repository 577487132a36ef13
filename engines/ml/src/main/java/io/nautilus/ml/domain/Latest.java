package io.nautilus.ml.domain;

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

    Optional<Predicted> of(String instrument) {
        return Optional.ofNullable(newest.get(instrument));
    }

    int size() {
        return newest.size();
    }
}
