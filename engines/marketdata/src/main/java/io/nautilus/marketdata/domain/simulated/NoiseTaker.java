package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.Side;

/**
 * Takes a random side for reasons of its own, mostly little, rarely much. It is drawn to a busy market: the more was
 * taken lately, the likelier it acts, which makes the takes of all of them a self-exciting process (Hawkes 1971).
 * {@code perStep} is how often it acts in a quiet market; {@code crowd} is how many of its kind there are.
 */
record NoiseTaker(double perStep, int crowd, long maxLots) implements Agent {
    /** How many takes one take causes; below 1, so that every excitement ends. */
    private static final double CONTAGION = 0.7;

    private static final double OFTENEST = 0.5;
    private static final int MOST_DOUBLINGS = 5;
    private static final int DOUBLED = 3;

    @Override
    public void act(Floor floor, Draws draws) {
        double excited = CONTAGION * floor.observed().takesPerStep() / crowd;
        if (draws.chance(Math.min(OFTENEST, perStep + excited))) {
            long lots = draws.between(1, maxLots);
            for (int i = 0; i < MOST_DOUBLINGS && draws.once(DOUBLED); i++) {
                lots *= 2;
            }
            floor.market(draws.once(2) ? Side.BUY : Side.SELL, lots);
        }
    }
}
