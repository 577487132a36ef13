package io.nautilus.indicators;

import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;

/** Books and trades with prices in cents and quantities in thousandths. */
final class TestBooks {
    static final int INSTRUMENT = 1;
    static final int PRICE_DECIMALS = 2;
    static final int QUANTITY_DECIMALS = 3;

    private TestBooks() {}

    static OrderBook of(Levels bids, Levels asks) {
        OrderBook book = new OrderBook();
        book.apply(new BookSnapshot(INSTRUMENT, 0, PRICE_DECIMALS, QUANTITY_DECIMALS, 0, true, bids, asks));
        return book;
    }

    /** One level on each side. */
    static OrderBook touch(long bid, long bidQuantity, long ask, long askQuantity) {
        return of(Levels.of(bid, bidQuantity), Levels.of(ask, askQuantity));
    }

    static OrderBook empty() {
        return of(Levels.NONE, Levels.NONE);
    }

    static Trade trade(long timeNanos, long price, long quantity, Side aggressor) {
        return new Trade(INSTRUMENT, timeNanos, PRICE_DECIMALS, QUANTITY_DECIMALS, price, quantity, aggressor);
    }
}
