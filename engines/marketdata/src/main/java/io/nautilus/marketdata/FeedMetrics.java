package io.nautilus.marketdata;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.MarketState;
import io.nautilus.marketdata.domain.replay.ReplayReport;
import java.util.function.ToLongFunction;

/** What feeds met, summed over those that are there and the replays that are remembered. */
final class FeedMetrics {
    private FeedMetrics() {}

    static void register(MarketdataChannels channels, MeterRegistry registry) {
        Gauge.builder("nautilus.feeds.live", () -> channels.reports().stream()
                        .filter(feed -> feed.state() == MarketState.LIVE)
                        .count())
                .description("feeds that are live")
                .register(registry);
        Gauge.builder("nautilus.instruments.live", () -> channels.view().instruments().values().stream()
                        .filter(instrument -> instrument.state() == MarketState.LIVE)
                        .count())
                .description("instruments whose book is live")
                .register(registry);
        replays(channels, registry, "messages", "messages of recordings that were replayed", ReplayReport::messages);
        replays(channels, registry, "rejected", "messages that were not understood", ReplayReport::rejected);
        replays(channels, registry, "gaps", "gaps that were seen", ReplayReport::gaps);
        replays(
                channels,
                registry,
                "sequences.failed",
                "messages whose number showed that others are missing",
                ReplayReport::sequencesFailed);
        replays(
                channels,
                registry,
                "checksums.failed",
                "updates after which the venue's checksum differed",
                ReplayReport::checksumsFailed);
    }

    private static void replays(
            MarketdataChannels channels,
            MeterRegistry registry,
            String name,
            String description,
            ToLongFunction<ReplayReport> count) {
        Gauge.builder(
                        "nautilus.replays." + name,
                        () -> channels.replays().mapToLong(count).sum())
                .description(description)
                .register(registry);
    }
}
