package io.nautilus.indicators;

import io.nautilus.market.OrderBook;

/** The best ask less the best bid, as a fraction of their middle. Warm-up: 1 book. */
public final class RelativeSpread extends BookMeasure {
    public RelativeSpread() {
        super(1, "relative_spread");
    }

    @Override
    void take(OrderBook book) {
        say(0, of(book));
        heard();
    }

    /** Of a book that is measurable. */
    static double of(OrderBook book) {
        double bid = book.bestBid();
        double ask = book.bestAsk();
        return (ask - bid) / ((ask + bid) / 2);
    }

    @Override
    void clear() {}
}
