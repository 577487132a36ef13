package io.nautilus.indicators;

import io.nautilus.market.Decimals;
import io.nautilus.market.OrderBook;

/** A book indicator that begins anew at a book that cannot be measured. */
abstract class BookMeasure extends Warming implements BookIndicator {
    BookMeasure(int warmUp, String... outputs) {
        super(warmUp, outputs);
    }

    /** Whether both sides have a level, prices are positive and the best bid is below the best ask. */
    static boolean measurable(OrderBook book) {
        return book.bidCount() > 0 && book.askCount() > 0 && book.bestBid() > 0 && book.bestBid() < book.bestAsk();
    }

    /** The middle of the best bid and ask, in the price's unit. */
    static double mid(OrderBook book) {
        return ((double) book.bestBid() + book.bestAsk()) / 2 / Decimals.power(book.priceDecimals());
    }

    @Override
    public final void onBook(OrderBook book) {
        if (measurable(book)) {
            take(book);
        } else {
            reset();
        }
    }

    abstract void take(OrderBook book);
}
