package io.nautilus.marketdata.domain.simulated;

/**
 * What the agents think an instrument is worth: a walk whose variance follows GARCH(1,1) (Bollerslev 1986), so calm and
 * wild stretches last for minutes, and which is pulled back to where it began within weeks. It is a belief, not money:
 * agents turn it into orders, which are rounded to ticks.
 */
final class Fundamental {
    /** Weights of the last surprise and of the variance before; what is left goes to the usual variance. */
    private static final double SURPRISE = 0.02;

    private static final double PERSISTENCE = 0.9795;
    /** The variance stays within these multiples of the usual one, so that no stretch is endless or absurd. */
    private static final double LEAST_VARIANCE = 0.05;

    private static final double MOST_VARIANCE = 40;
    /** Share of the distance to the base that a step takes back: about eleven days at ten steps a second. */
    private static final double PULL = 1e-7;

    private static final double PPM = 1e-6;
    private static final long STREAM = 1_000_000;

    private final long seed;
    private final double base;
    private final double usualVariance;
    private final Draws draws;
    private double value;
    private double variance;

    /** {@code stepPpm} is the usual deviation of a step in parts per million; 0 is a worth that never changes. */
    Fundamental(long seed, long basePrice, double stepPpm) {
        this.seed = seed;
        base = basePrice;
        usualVariance = stepPpm * PPM * stepPpm * PPM;
        variance = usualVariance;
        value = basePrice;
        draws = new Draws(seed, STREAM, 0);
    }

    /** Goes on from a price that was published before. */
    void continueFrom(double price) {
        value = price;
    }

    void step(long step) {
        draws.start(seed, STREAM, step);
        double surprise = Math.sqrt(variance) * draws.normal();
        value += value * surprise + PULL * (base - value);
        double next =
                (1 - SURPRISE - PERSISTENCE) * usualVariance + SURPRISE * surprise * surprise + PERSISTENCE * variance;
        variance = Math.clamp(next, LEAST_VARIANCE * usualVariance, MOST_VARIANCE * usualVariance);
    }

    /** In price mantissas. */
    double value() {
        return value;
    }
}
