package io.nautilus.contracts;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.List;

/**
 * What {@code factors} carries: a factor's values of all instruments of a set whose bars of {@code interval} closed at
 * {@code time}. A set is a venue, whose instruments are ranked together; records of older releases name none, theirs is
 * empty. {@code source} is the newest of those bars: of a set, factor and interval a reader drops what is not newer.
 */
public record FactorRecord(
        @JsonSetter(nulls = Nulls.AS_EMPTY) String set,
        String factor,
        String interval,
        Instant time,
        List<Score> scores,
        Source source)
        implements JsonRecord {
    /** An instrument's value, its z-score among all of them and its rank, 1 being the largest value. */
    public record Score(String instrument, double value, double zScore, int rank) {}

    public FactorRecord {
        scores = List.copyOf(scores);
    }

    @Override
    public String key() {
        return set + "/" + factor + "/" + interval;
    }
}
