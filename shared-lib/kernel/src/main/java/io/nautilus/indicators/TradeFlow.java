package io.nautilus.indicators;

import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;

/**
 * The quantity that buyers took less what sellers took, as a share of both, over the last {@code trades} trades: -1 to 1.
 * Warm-up: the trades.
 */
public final class TradeFlow extends BookMeasure {
    private final SlidingSum signed;
    private final SlidingSum sizes;

    public TradeFlow(int trades) {
        super(period(trades), "trade_flow");
        signed = new SlidingSum(trades);
        sizes = new SlidingSum(trades);
    }

    @Override
    void take(OrderBook book) {}

    @Override
    public void onTrade(Trade trade) {
        double quantity = trade.quantity();
        if (quantity <= 0) {
            return;
        }
        signed.add(trade.aggressor() == Side.BUY ? quantity : -quantity);
        sizes.add(quantity);
        say(0, signed.sum() / sizes.sum());
        heard();
    }

    @Override
    void clear() {
        signed.clear();
        sizes.clear();
    }
}
