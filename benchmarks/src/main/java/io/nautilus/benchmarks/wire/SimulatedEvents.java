package io.nautilus.benchmarks.wire;

import io.nautilus.contracts.MarketEvent;
import io.nautilus.marketdata.domain.Feed;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.simulated.SimulatedFeed;
import io.nautilus.marketdata.domain.simulated.SimulatedInstrument;
import io.nautilus.marketdata.domain.simulated.SimulatedSpeed;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The simulated market as marketdata runs it, but for its clock: the next step is always due. */
final class SimulatedEvents implements PacedSource.Events {
    private static final long SEED = 1;

    private final Map<String, Integer> ids = new HashMap<>();
    private final Feed feed = new SimulatedFeed(
            SEED,
            SimulatedSpeed.USUAL,
            SimulatedInstrument.STANDARD,
            new MarketBooks(1, symbol -> ids.computeIfAbsent(symbol, each -> ids.size() + 1)),
            Map.of());
    private long wallNanos;

    /** How many instruments it has. */
    static int instruments() {
        return SimulatedInstrument.STANDARD.size();
    }

    @Override
    public void begin(long nowNanos) {
        wallNanos = nowNanos;
        feed.begin(wallNanos, event -> {});
    }

    @Override
    public void some(Consumer<MarketEvent> out) {
        wallNanos += SimulatedFeed.STEP_NANOS;
        feed.step(wallNanos, out);
    }
}
