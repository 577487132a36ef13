package io.nautilus.features;

import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.features.domain.Vectors;
import io.nautilus.runtime.engine.Bound;
import io.nautilus.runtime.engine.Bound.Policy;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EngineLoop;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.runtime.engine.FollowerBody;
import io.nautilus.runtime.engine.LatencyTimer;
import io.nautilus.runtime.http.Calculations;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.kafka.SignalTopic;
import io.nautilus.runtime.log.ProcessEnd;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** The wiring of features. */
public class FeaturesModule {
    private static final int CALCULATIONS_AT_ONCE = 2;

    @Produces
    @Singleton
    SignalTopic topic(EngineConfig config, KafkaClients clients, ProcessEnd end) {
        Writer writer = new Writer(WriterKind.FEATURES, config.shard());
        long owner = new SecureRandom().nextLong();
        return new SignalTopic(clients, Topics.FEATURES, writer, owner, end, EpochClock.SYSTEM);
    }

    /** Made at the start, so that its limit is seen before it is met. */
    @Produces
    @Singleton
    @Startup
    Calculations calculations(EngineConfig config, MeterRegistry registry) {
        return new Calculations(CALCULATIONS_AT_ONCE, config.answerWithin(), registry);
    }

    @Produces
    @Singleton
    EngineLoop loop(
            EngineConfig config,
            FeaturesChannels channels,
            KafkaClients clients,
            ProcessEnd end,
            MeterRegistry registry) {
        new Bound("instruments", Vectors.MAX_INSTRUMENTS, Policy.REFUSE, channels::instrumentCount).register(registry);
        new Bound("waiting-bars", Vectors.MAX_WAITING, Policy.FORGET, channels::waitingCount).register(registry);
        return new EngineLoop(
                config.engine(),
                new FollowerBody(channels.inputs(), clients, channels, LatencyTimer.inputAge(registry)),
                end);
    }
}
