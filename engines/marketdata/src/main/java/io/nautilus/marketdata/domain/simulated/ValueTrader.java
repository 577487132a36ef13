package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.Side;

/**
 * Knows what the instrument is worth and takes quotes that are on the wrong side of it by more than {@code edge} usual
 * deviations of a step. It hits quotes that were left behind and so pulls the price to the worth. Its appetite ends at
 * {@code limitLots}.
 */
record ValueTrader(double edge, long maxLots, long limitLots, int period) implements Agent {
    private static final double PPM = 1e-6;

    @Override
    public void act(Floor floor, Draws draws) {
        if (!draws.once(period)) {
            return;
        }
        double margin = edge * PPM * floor.observed().usualPpm();
        double most = floor.fundamental() * (1 - margin);
        double least = floor.fundamental() * (1 + margin);
        long lots = draws.between(1, maxLots);
        long ask = floor.best(Side.SELL);
        long bid = floor.best(Side.BUY);
        if (ask > 0 && ask < most && floor.inventoryLots() < limitLots) {
            floor.take(Side.BUY, most, lots);
        } else if (bid > least && floor.inventoryLots() > -limitLots) {
            floor.take(Side.SELL, least, lots);
        }
    }
}
