package io.nautilus.marketdata.domain;

import io.nautilus.contracts.Levels;
import io.nautilus.contracts.Side;
import io.nautilus.market.OrderBook;
import java.util.Arrays;

/** The prices of one side that changed since the last publication, each once however often it changed. */
final class TouchedLevels {
    private final Side side;
    private long[] prices = new long[16];
    private int count;

    TouchedLevels(Side side) {
        this.side = side;
    }

    void add(long price) {
        if (count == prices.length) {
            compact();
            if (count > prices.length / 2) {
                prices = Arrays.copyOf(prices, prices.length * 2);
            }
        }
        prices[count++] = price;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void clear() {
        count = 0;
    }

    /** The touched levels as they are in the book now, best first, 0 where the level is gone; then forgets them. */
    Levels drain(OrderBook book) {
        compact();
        long[] drained = new long[count];
        long[] quantities = new long[count];
        for (int i = 0; i < count; i++) {
            drained[i] = side == Side.BUY ? prices[count - 1 - i] : prices[i];
            quantities[i] = book.quantityAt(side, drained[i]);
        }
        count = 0;
        return Levels.of(drained, quantities);
    }

    private void compact() {
        Arrays.sort(prices, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || prices[kept - 1] != prices[i]) {
                prices[kept++] = prices[i];
            }
        }
        count = kept;
    }
}
