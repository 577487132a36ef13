package io.nautilus.indicators;

import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.market.Decimals;
import io.nautilus.market.OrderBook;

/**
 * What the last {@code trades} trades paid for being done at once: twice the distance of the price from the middle of
 * the book before it, as a fraction of the middle, positive where the taker paid, and weighted by quantity (Lee and
 * Ready, 1991; Huang and Stoll, 1996). A trade without a book counts nothing. Warm-up: the trades.
 */
public final class EffectiveSpread extends BookMeasure {
    private final SlidingSum paid;
    private final SlidingSum sizes;
    private double mid;

    public EffectiveSpread(int trades) {
        super(period(trades), "effective_spread");
        paid = new SlidingSum(trades);
        sizes = new SlidingSum(trades);
    }

    @Override
    void take(OrderBook book) {
        mid = mid(book);
    }

    @Override
    public void onTrade(Trade trade) {
        double quantity = trade.quantity();
        if (quantity <= 0 || mid == 0) {
            return;
        }
        double price = trade.price() / (double) Decimals.power(trade.priceDecimals());
        double sign = trade.aggressor() == Side.BUY ? 1 : -1;
        paid.add(quantity * sign * 2 * (price - mid) / mid);
        sizes.add(quantity);
        say(0, paid.sum() / sizes.sum());
        heard();
    }

    @Override
    void clear() {
        mid = 0;
        paid.clear();
        sizes.clear();
    }
}
