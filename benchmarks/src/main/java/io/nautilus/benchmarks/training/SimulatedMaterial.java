package io.nautilus.benchmarks.training;

import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.indicators.FeatureSet;
import io.nautilus.market.Bar;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.bars.BarFold;
import io.nautilus.marketdata.domain.simulated.SimulatedFeed;
import io.nautilus.marketdata.domain.simulated.SimulatedInstrument;
import io.nautilus.marketdata.domain.simulated.SimulatedSpeed;
import io.nautilus.ml.domain.TrainedModel.Material;
import io.nautilus.ml.domain.training.Samples;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * Runs the simulated market as fast as it goes and folds what it says as marketdata and features do, bars by marketdata's
 * own fold and vectors by the platform's {@link FeatureSet}, so that a model is trained on what it will be fed with.
 */
final class SimulatedMaterial {
    /** 2026-01-05T00:00:00Z, the market's own clock; nothing else has a time in training. */
    static final long BEGIN_NANOS = 1_767_571_200L * 1_000_000_000L;

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Samples samples = new Samples(FeatureSet.names().size());
    private final Map<Integer, FollowedInstrument> byId = new LinkedHashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final BarFold bars = new BarFold(this::closed);
    private final long horizonNanos;
    private long nowNanos = BEGIN_NANOS;
    private long events;

    private SimulatedMaterial(int horizonSeconds) {
        horizonNanos = horizonSeconds * SECOND_NANOS;
    }

    /** So many seconds of all standard instruments with a seed. */
    static Material of(long seed, int seconds, int horizonSeconds) {
        return new SimulatedMaterial(horizonSeconds).run(seed, seconds);
    }

    private Material run(long seed, int seconds) {
        MarketBooks books = new MarketBooks(1, symbol -> ids.computeIfAbsent(symbol, each -> ids.size() + 1));
        long endNanos = BEGIN_NANOS + seconds * SECOND_NANOS;
        try (SimulatedFeed feed =
                new SimulatedFeed(seed, SimulatedSpeed.USUAL, SimulatedInstrument.STANDARD, books, Map.of())) {
            feed.begin(BEGIN_NANOS, this::on);
            for (long at = BEGIN_NANOS; at < endNanos; at += SimulatedFeed.STEP_NANOS) {
                feed.step(at + SimulatedFeed.STEP_NANOS, this::on);
            }
        }
        return new Material(
                "the simulated market, all its instruments, at its usual speed",
                BEGIN_NANOS,
                nowNanos,
                List.copyOf(new TreeSet<>(ids.keySet())),
                events,
                sum(FollowedInstrument::bars),
                sum(FollowedInstrument::rows),
                sum(each -> each.labeller().unmoved()),
                sum(each -> each.labeller().unheard()),
                samples);
    }

    private long sum(ToLongFunction<FollowedInstrument> count) {
        return byId.values().stream().mapToLong(count).sum();
    }

    private void on(MarketEvent event) {
        events++;
        nowNanos = Math.max(nowNanos, event.eventTimeNanos());
        if (event.instrumentId() == 0) {
            byId.values().forEach(each -> each.time(nowNanos));
        } else {
            FollowedInstrument instrument =
                    byId.computeIfAbsent(event.instrumentId(), id -> new FollowedInstrument(horizonNanos, samples));
            instrument.time(nowNanos);
            instrument.on(event);
        }
        bars.apply(event, new Source(Topics.MARKET_DATA, 0, events, 0));
    }

    private void closed(String symbol, Bar bar, Source source) {
        if (bar.interval() == FeatureSet.INTERVAL) {
            byId.get(ids.get(symbol)).closed(bar, nowNanos);
        }
    }
}
