package io.nautilus.strategy.domain;

import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.Source;
import java.util.HashMap;
import java.util.Map;

/**
 * Of which vector the newest prediction of each model for each instrument is, so that one which comes late, as from a
 * writer that died, is not taken for news. Soft. Predictions of one model and instrument too many are not taken.
 */
final class NewestPredictions {
    static final int MAX_PREDICTED = 10_000;

    private record Key(String instrument, String model) {}

    private final Map<Key, Source> newest = new HashMap<>();

    /** Takes it as the newest, if it is; places of different logs say nothing of each other. */
    boolean isNew(Prediction prediction) {
        Key key = new Key(prediction.instrument(), prediction.model());
        Source source = prediction.source();
        Source last = newest.get(key);
        boolean comparable =
                last != null && last.topic().equals(source.topic()) && last.partition() == source.partition();
        boolean isNew = last == null ? newest.size() < MAX_PREDICTED : !comparable || source.isNewerThan(last);
        if (isNew) {
            newest.put(key, source);
        }
        return isNew;
    }

    /** Any thread. */
    int count() {
        return newest.size();
    }
}
