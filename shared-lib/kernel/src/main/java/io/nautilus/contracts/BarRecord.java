package io.nautilus.contracts;

import java.time.Instant;

/**
 * What {@code bars} carries: a closed bar of an instrument. It covers {@code start} (included) to {@code end} (excluded)
 * by event time, aligned to UTC. Prices and volumes are decimal strings; {@code vwap} is rounded once, half even, and
 * empty where the bar is of mids, whose volume and trades are 0.
 *
 * <p>{@code leftOut} counts trades that could not be counted: they came after their bar was closed, or were too large.
 * {@code partial} says that the bar does not know all of its time: its writer began to listen, or lost the feed, within
 * it, or it was cut short at the feed's end. There is no bar where nothing traded; where one is missing at or after
 * {@code coveredFrom} of the next, that is certain. {@code source} is the message of the log that closed the bar, and can
 * close two of an interval: a reader drops what is not {@link #isNewerThan newer} than the last of its instrument and
 * interval.
 */
public record BarRecord(
        String instrument,
        String kind,
        String interval,
        Instant start,
        Instant end,
        Basis basis,
        String open,
        String high,
        String low,
        String close,
        String volume,
        String vwap,
        long trades,
        long leftOut,
        boolean partial,
        Instant coveredFrom,
        Source source)
        implements JsonRecord {
    /** The kind of a bar that closes by time. */
    public static final String TIME = "time";

    /** What a bar's prices are. */
    public enum Basis {
        /** Prices of trades. */
        TRADES,
        /** Middles of the best bid and ask, while the feed told no trade. */
        MID
    }

    /**
     * Whether this stands behind another of the same instrument and interval. One message closes the older bar first;
     * places of different logs say nothing of each other.
     */
    public boolean isNewerThan(BarRecord other) {
        boolean comparable =
                source.topic().equals(other.source.topic()) && source.partition() == other.source.partition();
        boolean sameMessage = source.equals(other.source);
        return !comparable || source.isNewerThan(other.source) || sameMessage && start.isAfter(other.start);
    }

    @Override
    public String key() {
        return instrument + "/" + kind + "/" + interval + "/" + start;
    }
}
