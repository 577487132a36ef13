package io.nautilus.marketdata.domain.simulated;

import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.MarketBooks;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * What a message of the simulated market costs in processor time, said and not judged: five rounds of an hour of the
 * market's time. Not run with the tests: {@code mvn test -pl engines/marketdata -am -Dtest=SimulatedMarketBench
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SimulatedMarketBench {
    private static final Logger LOG = Logger.getLogger(SimulatedMarketBench.class.getName());
    private static final long START = 1_700_000_000_000_000_000L;
    private static final int ROUNDS = 5;
    private static final int STEPS = 36_000;

    @Test
    void sayWhatAMessageCosts() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int round = 1; round <= ROUNDS; round++) {
            long before = threads.getCurrentThreadCpuTime();
            long messages = messages(round);
            long nanos = threads.getCurrentThreadCpuTime() - before;
            String said = "round %d: %,d messages, %.2f per step, %,d ns each, %,.0f per second"
                    .formatted(round, messages, messages / (double) STEPS, nanos / messages, messages * 1e9 / nanos);
            LOG.info(said);
        }
    }

    private static long messages(long seed) {
        MarketBooks books = new MarketBooks(1, new CountingIds());
        SimulatedFeed feed =
                new SimulatedFeed(seed, SimulatedSpeed.USUAL, SimulatedInstrument.STANDARD, books, Map.of());
        long[] messages = new long[1];
        feed.begin(START, event -> messages[0]++);
        for (int step = 1; step <= STEPS; step++) {
            feed.step(START + step * SimulatedFeed.STEP_NANOS, event -> messages[0]++);
        }
        return messages[0];
    }
}
