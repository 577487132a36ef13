package io.nautilus.contracts;

/**
 * What {@code market-data} carries. Prices and quantities are mantissas in the decimals each message names; times are
 * nanoseconds since the epoch, as the venue stated them.
 */
public sealed interface MarketEvent extends Message
        permits InstrumentDefinition, BookSnapshot, BookDelta, Trade, Quote, FeedStatus {

    /** The instrument's id, or 0 where the message speaks of every instrument of a feed. */
    int instrumentId();

    long eventTimeNanos();
}
