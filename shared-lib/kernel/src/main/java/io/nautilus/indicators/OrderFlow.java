package io.nautilus.indicators;

import io.nautilus.market.OrderBook;

/**
 * What a change of the best bid and ask says of the flow of orders, as a quantity: e of Cont, Kukanov and Stoikov, "The
 * price impact of order book events" (2014), equation 3.
 */
final class OrderFlow {
    private long bid;
    private long bidQuantity;
    private long ask;
    private long askQuantity;
    private boolean begun;

    /** Whether there is a book to compare the next one with. */
    boolean begun() {
        return begun;
    }

    /** Positive where bids grew or offers went; 0 for the first book. The mantissa of a quantity. */
    double next(OrderBook book) {
        long nextBid = book.bestBid();
        long nextAsk = book.bestAsk();
        double flow = 0;
        if (begun) {
            flow += nextBid >= bid ? book.bidQuantity(0) : 0;
            flow -= nextBid <= bid ? bidQuantity : 0;
            flow -= nextAsk <= ask ? book.askQuantity(0) : 0;
            flow += nextAsk >= ask ? askQuantity : 0;
        }
        bid = nextBid;
        ask = nextAsk;
        bidQuantity = book.bidQuantity(0);
        askQuantity = book.askQuantity(0);
        begun = true;
        return flow;
    }

    void clear() {
        begun = false;
    }
}
