package io.nautilus.ml.domain;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;

/** What became of the vectors of features that came, counted. One thread counts, any thread reads. */
public final class Tally {
    /** The end of a vector. */
    public enum End {
        PREDICTED,
        /** A newer vector of its instrument came in the same step. */
        SUPERSEDED,
        /** It is of other features than the model's. */
        OTHER_SCHEMA,
        /** It was said before: its writer said it again after a restart. */
        REPEATED,
        /** The model's answer is no probability; it was not published. */
        BAD_OUTPUT,
        /** No model serves. */
        NO_MODEL,
        /** It is of one instrument more than are followed. */
        TOO_MANY;

        /** As metrics name it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final AtomicLongArray counts = new AtomicLongArray(End.values().length);

    void count(End end) {
        counts.incrementAndGet(end.ordinal());
    }

    public long of(End end) {
        return counts.get(end.ordinal());
    }
}
