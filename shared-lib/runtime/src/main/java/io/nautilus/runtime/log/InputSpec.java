package io.nautilus.runtime.log;

import java.time.Duration;

/**
 * An input: its number (what runs name), what it carries and where it is. {@code lookBack} says how much of a soft
 * input's past is read before its position so that what it gives is whole: {@link #WHOLE} for all there is.
 */
public record InputSpec(int number, Kind kind, String topic, int partition, Duration lookBack) {
    /** What an input carries, in the order in which a step takes it. */
    public enum Kind {
        COMMANDS,
        REQUESTS,
        /** The journal of risk, as another engine reads it. */
        EVENTS,
        MARKET,
        /** JSON records: bars, factors, figures, states by key. */
        RECORDS,
        /** Frames of feature vectors or predictions. */
        SIGNALS;

        /** Durable inputs decide from their very first record; soft ones are joined where they stand. */
        public boolean durable() {
            return switch (this) {
                case COMMANDS, REQUESTS, EVENTS -> true;
                case MARKET, RECORDS, SIGNALS -> false;
            };
        }
    }

    /** A frame of requests with more messages is rejected whole: what so many can cause fits a frame of the journal. */
    public static final int MAX_REQUESTS = 64;

    /** All that the topic holds. */
    public static final Duration WHOLE = Duration.ofSeconds(Long.MAX_VALUE);

    /** Instruments are published whole every 30 s, so this much market data before a position rebuilds the books. */
    private static final Duration BOOKS = Duration.ofSeconds(40);

    /** A durable input, or market data. */
    public InputSpec(int number, Kind kind, String topic, int partition) {
        this(number, kind, topic, partition, kind == Kind.MARKET ? BOOKS : Duration.ZERO);
    }

    /** A JSON topic of which all is read: one that keeps the newest record of each key. */
    public static InputSpec records(int number, String topic, int partition) {
        return records(number, topic, partition, WHOLE);
    }

    public static InputSpec records(int number, String topic, int partition, Duration lookBack) {
        return new InputSpec(number, Kind.RECORDS, topic, partition, lookBack);
    }

    public static InputSpec signals(int number, String topic, int partition, Duration lookBack) {
        return new InputSpec(number, Kind.SIGNALS, topic, partition, lookBack);
    }
}
