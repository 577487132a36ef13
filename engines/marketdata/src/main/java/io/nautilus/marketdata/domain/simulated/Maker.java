package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.Side;

/**
 * Quotes both sides around its own guess, in layers, and replaces all of it every {@code period} steps on average. What
 * it has bought moves its quotes down, what it has sold moves them up.
 */
record Maker(long halfSpreadPpm, int layers, long layerPpm, long maxLots, int period, long[] orders) implements Agent {
    private static final long SKEW_PPM_PER_LOT = 1;
    private static final long MAX_SKEW_PPM = 2_000;

    Maker(long halfSpreadPpm, int layers, long layerPpm, long maxLots, int period) {
        this(halfSpreadPpm, layers, layerPpm, maxLots, period, new long[2 * layers]);
    }

    @Override
    public void act(Floor floor, Draws draws) {
        if (!draws.once(period)) {
            return;
        }
        for (long order : orders) {
            floor.cancel(order);
        }
        long skew = Math.clamp(floor.inventoryLots() * SKEW_PPM_PER_LOT, -MAX_SKEW_PPM, MAX_SKEW_PPM);
        long opinion = draws.between(-halfSpreadPpm / 2, halfSpreadPpm / 2);
        long centre = Fundamental.moved(floor.fundamental(), opinion - skew);
        for (int layer = 0; layer < layers; layer++) {
            long away = halfSpreadPpm + layer * layerPpm;
            long below = Fundamental.moved(centre, -away - draws.below(layerPpm));
            orders[2 * layer] = floor.limit(Side.BUY, below, draws.between(1, maxLots));
            long above = Fundamental.moved(centre, away + draws.below(layerPpm));
            orders[2 * layer + 1] = floor.limit(Side.SELL, above, draws.between(1, maxLots));
        }
    }
}
