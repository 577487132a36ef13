package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.Side;

/**
 * Follows the trend of the last seconds: buys into a rise of more than {@code threshold} observed deviations, sells into
 * a fall, up to {@code limitLots}, and gives its inventory back when the trend is gone.
 */
record MomentumTrader(double threshold, long maxLots, long limitLots, int period) implements Agent {
    @Override
    public void act(Floor floor, Draws draws) {
        if (!draws.once(period)) {
            return;
        }
        Observed observed = floor.observed();
        double trend = observed.trendPpm() / Math.max(1, observed.deviationPpm());
        long inventory = floor.inventoryLots();
        long lots = draws.between(1, maxLots);
        if (trend > threshold && inventory < limitLots) {
            floor.market(Side.BUY, lots);
        } else if (trend < -threshold && inventory > -limitLots) {
            floor.market(Side.SELL, lots);
        } else if (inventory > 0 && trend < 0) {
            floor.market(Side.SELL, Math.min(lots, inventory));
        } else if (inventory < 0 && trend > 0) {
            floor.market(Side.BUY, Math.min(lots, -inventory));
        }
    }
}
