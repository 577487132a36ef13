package io.nautilus.trading;

import io.nautilus.market.Decimals;
import io.nautilus.market.OrderBook;
import java.util.Optional;

/** A price to value positions at, and when it was seen. The mid of a book has one decimal more than its prices. */
public record Mark(long price, int priceDecimals, long timeNanos) {

    /** The mid of the best bid and ask, or nothing where a side is empty or the mid does not fit 64 bits. */
    public static Optional<Mark> mid(OrderBook book, long timeNanos) {
        if (book.bidCount() == 0 || book.askCount() == 0) {
            return Optional.empty();
        }
        return mid(book.bestBid(), book.bestAsk(), book.priceDecimals(), timeNanos);
    }

    static Optional<Mark> mid(long bid, long ask, int priceDecimals, long timeNanos) {
        long limit = Long.MAX_VALUE / 10;
        boolean fits = bid <= limit && bid >= -limit && ask <= limit && ask >= -limit;
        if (!fits || priceDecimals >= Decimals.MAX_DECIMALS) {
            return Optional.empty();
        }
        return Optional.of(new Mark((bid + ask) * 5, priceDecimals + 1, timeNanos));
    }
}
