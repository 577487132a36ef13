package io.nautilus.contracts;

/**
 * A whole book, best level first on both sides, in one or more parts (numbered from 0). A reader swaps the book in when
 * {@code last} came.
 */
public record BookSnapshot(
        int instrumentId,
        long eventTimeNanos,
        int priceDecimals,
        int quantityDecimals,
        int part,
        boolean last,
        Levels bids,
        Levels asks)
        implements MarketEvent {}
