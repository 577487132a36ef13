package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.Side;

/**
 * Leaves orders at prices it would like, up to {@code reach} usual deviations of a step away, and loses patience with
 * them: each time it acts it cancels one of its places, then fills it anew.
 */
record Waiter(double reach, long maxLots, int period, long[] orders) implements Agent {
    private static final double PPM = 1e-6;
    private static final double NEAREST = 0.03;

    Waiter(double reach, long maxLots, int period, int places) {
        this(reach, maxLots, period, new long[places]);
    }

    @Override
    public void act(Floor floor, Draws draws) {
        if (!draws.once(period)) {
            return;
        }
        int place = (int) draws.below(orders.length);
        floor.cancel(orders[place]);
        Side side = draws.once(2) ? Side.BUY : Side.SELL;
        double awayPpm = reach * floor.observed().usualPpm() * (NEAREST + (1 - NEAREST) * draws.unit());
        double around = floor.observed().middle() > 0 ? floor.observed().middle() : floor.fundamental();
        double price = around * (1 + PPM * (side == Side.BUY ? -awayPpm : awayPpm));
        orders[place] = floor.limit(side, price, draws.between(1, maxLots));
    }
}
