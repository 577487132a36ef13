package io.nautilus.marketdata;

import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.Topics;
import io.nautilus.marketdata.domain.Feeds;
import io.nautilus.marketdata.domain.bars.BarFold;
import io.nautilus.marketdata.domain.bars.BarStore;
import io.nautilus.runtime.engine.Bound;
import io.nautilus.runtime.engine.Bound.Policy;
import io.nautilus.runtime.engine.Degradation;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EngineLoop;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.runtime.engine.Inbox;
import io.nautilus.runtime.engine.LatencyTimer;
import io.nautilus.runtime.engine.PublisherBody;
import io.nautilus.runtime.kafka.AppendedTopic;
import io.nautilus.runtime.kafka.CompactedTopic;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.log.ProcessEnd;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** The wiring of marketdata. */
public class MarketdataModule {
    private static final Logger LOG = Logger.getLogger(MarketdataModule.class);
    private static final int WAITING_CHANGES = 64;

    @Produces
    @Singleton
    Inbox inbox(MeterRegistry registry) {
        Inbox inbox = new Inbox(WAITING_CHANGES);
        inbox.bound().register(registry);
        return inbox;
    }

    @Produces
    @Singleton
    Degradation rejected(MarketdataChannels channels) {
        return () -> channels.reports().stream()
                .flatMap(feed -> feed.report().stream())
                .filter(replay -> replay.rejected() > 0)
                .findFirst()
                .map(replay -> "messages-rejected: %d of %d of %s, as %s; see GET /replays/%s"
                        .formatted(
                                replay.rejected(),
                                replay.messages(),
                                replay.id(),
                                replay.rejectedExamples().keySet(),
                                replay.id()));
    }

    @Produces
    @Singleton
    InstrumentTopic registry(KafkaClients clients, ProcessEnd end) {
        return new InstrumentTopic(new CompactedTopic(clients, Topics.INSTRUMENTS, end));
    }

    @Produces
    @Singleton
    BarTopic barTopic(KafkaClients clients, BarStore bars, ProcessEnd end) {
        return new BarTopic(new AppendedTopic(clients, Topics.named(Topics.BARS), end), bars);
    }

    @Produces
    @Singleton
    BarStore bars(MeterRegistry registry) {
        BarStore bars = new BarStore();
        new Bound("bars", BarStore.MAX_BARS, Policy.FORGET, bars::count).register(registry);
        new Bound("bar-series", BarStore.MAX_SERIES, Policy.FORGET, bars::seriesCount).register(registry);
        return bars;
    }

    @Produces
    @Singleton
    Feeds feeds(InstrumentTopic registry, MeterRegistry metrics) {
        new Bound("instruments", InstrumentTopic.MAX_INSTRUMENTS, Policy.REFUSE, registry::count).register(metrics);
        return new Feeds(registry, (code, example) -> LOG.warnf("a message was rejected (%s): %s", code, example));
    }

    @Produces
    @Singleton
    EngineLoop loop(
            EngineConfig config,
            MarketdataChannels channels,
            Inbox inbox,
            KafkaClients clients,
            ProcessEnd end,
            MeterRegistry metrics) {
        channels.initial();
        FeedMetrics.register(channels, metrics);
        new Bound("bar-instruments", BarFold.MAX_INSTRUMENTS, Policy.REFUSE, channels::barInstrumentCount)
                .register(metrics);
        int partitions = Topics.named(Topics.MARKET_DATA).partitions();
        PublisherBody body = new PublisherBody(
                Topics.MARKET_DATA,
                partitions,
                channels,
                inbox,
                clients,
                end,
                EpochClock.SYSTEM,
                LatencyTimer.proof(metrics));
        return new EngineLoop(config.engine(), body, end);
    }
}
