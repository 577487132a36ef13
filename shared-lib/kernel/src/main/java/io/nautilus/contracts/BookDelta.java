package io.nautilus.contracts;

/**
 * Changed levels of a book: each quantity replaces the level's, 0 removes it. A change too large for one message
 * comes in parts (numbered from 0); a reader applies them together when {@code last} came.
 */
public record BookDelta(
        int instrumentId,
        long eventTimeNanos,
        int priceDecimals,
        int quantityDecimals,
        int part,
        boolean last,
        Levels bids,
        Levels asks)
        implements MarketEvent {}
