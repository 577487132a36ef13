package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.Side;

/**
 * Quotes both sides around what the instrument is worth, in layers, and replaces all of it every {@code period} steps on
 * average. The quotes are wider the more the market moved lately. What it has bought moves both quotes down, what it
 * has sold moves them up (Ho and Stoll 1981), and it never quotes what would take it beyond {@code limitLots}.
 * {@code width} is its distance as a multiple of the market's tightest maker.
 */
record Maker(double width, int layers, long maxLots, long limitLots, int period, long[] orders) implements Agent {
    /** The half spread in usual and in observed deviations of a step. */
    private static final double USUAL = 1.5;

    private static final double OBSERVED = 2.5;
    /** The distance of layers, and the lean at the inventory's limit, as shares of the half spread. */
    private static final double LAYER = 0.4;

    private static final double LEAN = 1.5;
    private static final double PPM = 1e-6;

    Maker(double width, int layers, long maxLots, long limitLots, int period) {
        this(width, layers, maxLots, limitLots, period, new long[2 * layers]);
    }

    @Override
    public void act(Floor floor, Draws draws) {
        if (!draws.once(period)) {
            return;
        }
        for (long order : orders) {
            floor.cancel(order);
        }
        Observed observed = floor.observed();
        double half = width * (USUAL * observed.usualPpm() + OBSERVED * observed.deviationPpm());
        double opinion = observed.usualPpm() * (draws.unit() - 0.5);
        double lean = LEAN * half * floor.inventoryLots() / limitLots;
        double centre = floor.fundamental() * (1 + PPM * (opinion - lean));
        quote(floor, draws, Side.BUY, centre, half, limitLots - floor.inventoryLots());
        quote(floor, draws, Side.SELL, centre, half, limitLots + floor.inventoryLots());
    }

    /** {@code room} is how many lots its limit still lets it take on this side. */
    private void quote(Floor floor, Draws draws, Side side, double centre, double half, long room) {
        long left = room;
        for (int layer = 0; layer < layers; layer++) {
            double away = half * (1 + LAYER * (layer + draws.unit()));
            long lots = Math.min(left, draws.between(1, maxLots));
            int place = side == Side.BUY ? 2 * layer : 2 * layer + 1;
            double price = centre * (1 + PPM * (side == Side.BUY ? -away : away));
            orders[place] = lots > 0 ? floor.rest(side, price, lots) : 0;
            left -= Math.max(0, lots);
        }
    }
}
