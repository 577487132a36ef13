package io.nautilus.indicators;

import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;

/**
 * A measure of an order book and its trades. A book that cannot be measured, because a side is empty, a price is not
 * positive or the best bid is not below the best ask, begins it anew: nothing is said across what was not seen.
 */
public interface BookIndicator extends Measure {
    /** The book after a change of it; it is read, not kept. */
    void onBook(OrderBook book);

    /** A trade of a positive quantity; ignored by what measures the book alone. */
    default void onTrade(Trade trade) {}
}
