package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.Side;

/**
 * Leaves orders at prices it would like and loses patience with them: each time it acts it cancels one of its places,
 * then fills it anew.
 */
record Waiter(long reachPpm, long maxLots, int period, long[] orders) implements Agent {

    Waiter(long reachPpm, long maxLots, int period, int places) {
        this(reachPpm, maxLots, period, new long[places]);
    }

    @Override
    public void act(Floor floor, Draws draws) {
        if (!draws.once(period)) {
            return;
        }
        int place = (int) draws.below(orders.length);
        floor.cancel(orders[place]);
        Side side = draws.once(2) ? Side.BUY : Side.SELL;
        long away = draws.between(reachPpm / 20, reachPpm);
        long price = Fundamental.moved(floor.fundamental(), side == Side.BUY ? -away : away);
        orders[place] = floor.limit(side, price, draws.between(1, maxLots));
    }
}
