package io.nautilus.contracts;

/** One thing that an engine's step takes: what {@code on(input, moment, out)} decides about. */
public sealed interface Input {
    /**
     * A message of {@code market-data}; {@code offset} is its record's, {@code sentNanos} the earlier of its frame's
     * clock and the record's append time.
     */
    record Market(int partition, long offset, long sentNanos, MarketEvent event) implements Input {}

    /**
     * A record of {@code market-data}, given before its messages and also when it has none. A larger
     * reign than before ({@code newReign}) discards what the smaller one gave. {@code sentNanos} as for its messages.
     */
    record MarketRecord(int partition, long offset, long sentNanos, boolean newReign) implements Input {}

    /** A message of {@code order-requests}; {@code sentNanos} is the earlier of its frame clock and append time. */
    record Request(MessageId id, long sentNanos, OrderRequest request) implements Input {}

    /** A message of {@code order-events}, with its place there and the time of its frame. */
    record Event(int partition, long offset, int index, long timeNanos, OrderEvent event) implements Input {}

    /** A message of a topic of signals; {@code sentNanos} is the earlier of its frame's clock and its append time. */
    record Signalled(String topic, int partition, long offset, int index, long sentNanos, Signal signal)
            implements Input {}

    /** A record of a JSON topic that carries records. */
    record Recorded(String topic, int partition, long offset, long appendNanos, JsonRecord record) implements Input {}

    /** A record of {@code commands}. */
    record Commanded(MessageId id, Command command) implements Input {}

    /**
     * A record or message that could not be decoded. Of market data, which comes by the thousand, only the first of a
     * kind is {@code news}.
     */
    record Malformed(InputRejected rejection, boolean news) implements Input {}

    /**
     * An input that is not decided, since deciding it failed before: a message, a whole record ({@code index} -1) or a
     * timer (topic {@code timer}, its id as the offset). What decides this must not fail.
     */
    record Rejected(InputRejected rejection) implements Input {}

    /** The log may have lost its tail ({@code log-truncated}): taken once, before any other input. */
    record LogSuspect(String detail) implements Input {}

    /** A due timer of the engine's own. */
    record Timer(int id) implements Input {}
}
