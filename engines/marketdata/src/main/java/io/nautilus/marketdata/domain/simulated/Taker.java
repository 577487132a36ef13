package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.Side;

/** Takes a random side every {@code period} steps on average, mostly little, rarely much. */
record Taker(long maxLots, int period) implements Agent {
    private static final int RARELY = 40;
    private static final int MUCH = 10;

    @Override
    public void act(Floor floor, Draws draws) {
        if (draws.once(period)) {
            long lots = draws.between(1, maxLots) * (draws.once(RARELY) ? MUCH : 1);
            floor.market(draws.once(2) ? Side.BUY : Side.SELL, lots);
        }
    }
}
