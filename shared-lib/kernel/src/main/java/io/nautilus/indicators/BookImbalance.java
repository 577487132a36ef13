package io.nautilus.indicators;

import io.nautilus.market.OrderBook;

/**
 * The share of the displayed quantity that is bid less the share that is offered, over the best {@code levels} of each
 * side: -1 to 1 (Gould and Bonart, "Queue imbalance as a one-tick-ahead price predictor", 2016, for one level). A side
 * with fewer levels counts what it has. Warm-up: 1 book.
 */
public final class BookImbalance extends BookMeasure {
    private final int levels;

    public BookImbalance(int levels) {
        super(1, "book_imbalance");
        this.levels = period(levels);
    }

    @Override
    void take(OrderBook book) {
        say(0, of(book, levels));
        heard();
    }

    /** Of a book that is measurable. */
    static double of(OrderBook book, int levels) {
        double bid = 0;
        for (int i = 0; i < Math.min(levels, book.bidCount()); i++) {
            bid += book.bidQuantity(i);
        }
        double offered = 0;
        for (int i = 0; i < Math.min(levels, book.askCount()); i++) {
            offered += book.askQuantity(i);
        }
        return (bid - offered) / (bid + offered);
    }

    @Override
    void clear() {}
}
