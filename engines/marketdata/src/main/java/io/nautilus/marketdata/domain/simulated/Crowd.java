package io.nautilus.marketdata.domain.simulated;

import java.util.ArrayList;
import java.util.List;

/** Who trades on the floor of an instrument. */
final class Crowd {
    private static final int TAKERS = 4;
    private static final int WAITERS = 8;
    /** How often a taker acts in a quiet market of usual activity, per step. */
    private static final double TAKES_PER_STEP = 0.012;

    private Crowd() {}

    /** Everybody but the owner of what was there before: makers near and far, patient orders, and three who take. */
    static List<Agent> of(SimulatedInstrument instrument) {
        List<Agent> crowd = new ArrayList<>(makersAndNoise(instrument.activity()));
        crowd.add(new ValueTrader(0.5, 400, 20_000, 2));
        crowd.add(new ValueTrader(3, 1_500, 60_000, 6));
        crowd.add(new MomentumTrader(6, 200, 2_000, 20));
        crowd.add(new MomentumTrader(10, 400, 4_000, 35));
        return crowd;
    }

    /** Those who do not think about where the price goes. {@code activity} is 1 where it is usual. */
    static List<Agent> makersAndNoise(double activity) {
        List<Agent> crowd = new ArrayList<>();
        crowd.add(new Maker(1, 5, 400, 8_000, 6));
        crowd.add(new Maker(1.4, 5, 600, 12_000, 7));
        crowd.add(new Maker(2, 6, 900, 18_000, 9));
        crowd.add(new Maker(5, 10, 2_000, 60_000, 25));
        crowd.add(new Maker(7, 12, 3_000, 90_000, 30));
        crowd.add(new Maker(14, 20, 5_000, 200_000, 60));
        crowd.add(new Maker(20, 20, 5_000, 200_000, 70));
        for (int i = 0; i < WAITERS; i++) {
            crowd.add(new Waiter(110, 1_500, 6, 12));
        }
        for (int i = 0; i < TAKERS; i++) {
            crowd.add(new NoiseTaker(TAKES_PER_STEP * activity, TAKERS, 300));
        }
        return crowd;
    }
}
