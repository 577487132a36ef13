package io.nautilus.indicators;

import io.nautilus.market.OrderBook;

/**
 * How far the mean of the best bid and ask, each weighted by the other side's quantity, lies from their middle, as a
 * fraction of the middle. This is the weighted mid that Stoikov, "The micro-price" (2018), starts from, not his limit.
 * Warm-up: 1 book.
 */
public final class MicropriceGap extends BookMeasure {
    public MicropriceGap() {
        super(1, "microprice_gap");
    }

    @Override
    void take(OrderBook book) {
        say(0, of(book));
        heard();
    }

    /** Of a book that is measurable. */
    static double of(OrderBook book) {
        return RelativeSpread.of(book) / 2 * BookImbalance.of(book, 1);
    }

    @Override
    void clear() {}
}
