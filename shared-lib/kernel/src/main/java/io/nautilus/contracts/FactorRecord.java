package io.nautilus.contracts;

import java.time.Instant;
import java.util.List;

/**
 * What {@code factors} carries: a factor's values of all instruments whose bars of {@code interval} closed at
 * {@code time}. {@code source} is the newest of those bars: of a factor and interval a reader drops what is not newer.
 */
public record FactorRecord(String factor, String interval, Instant time, List<Score> scores, Source source)
        implements JsonRecord {
    /** An instrument's value, its z-score among all of them and its rank, 1 being the largest value. */
    public record Score(String instrument, double value, double zScore, int rank) {}

    public FactorRecord {
        scores = List.copyOf(scores);
    }

    @Override
    public String key() {
        return factor + "/" + interval;
    }
}
