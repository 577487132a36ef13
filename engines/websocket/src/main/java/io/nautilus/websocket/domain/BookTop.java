package io.nautilus.websocket.domain;

import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Trade;

/**
 * An instrument's market as it is: the best levels in the decimals given here, the last trade in its own (null before
 * one is seen) and whether its feed lives ({@code state} is null until that is known). {@code eventNanos} is the
 * venue's time of the newest event in it, {@code sentNanos} when that was written to the log, {@code offset} where.
 */
public record BookTop(
        String instrument,
        MarketState state,
        String reason,
        boolean complete,
        int priceDecimals,
        int quantityDecimals,
        Levels bids,
        Levels asks,
        Trade last,
        long eventNanos,
        long sentNanos,
        long offset) {}
