package io.nautilus.factor;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.Topics;
import io.nautilus.factor.domain.CrossSections;
import io.nautilus.factor.domain.Latest;
import io.nautilus.factor.domain.Taking;
import io.nautilus.runtime.engine.Bound;
import io.nautilus.runtime.engine.Bound.Policy;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EngineLoop;
import io.nautilus.runtime.engine.FollowerBody;
import io.nautilus.runtime.kafka.AppendedTopic;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.log.ProcessEnd;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The wiring of factor. */
public class FactorModule {
    @Produces
    @Singleton
    Latest latest() {
        return new Latest();
    }

    @Produces
    @Singleton
    FactorTopic topic(KafkaClients clients, ProcessEnd end) {
        return new FactorTopic(new AppendedTopic(clients, Topics.named(Topics.FACTORS), end));
    }

    @Produces
    @Singleton
    Calculations calculations(MeterRegistry registry) {
        Calculations calculations = new Calculations();
        new Bound("calculations", Calculations.AT_ONCE, Policy.REFUSE, calculations::running).register(registry);
        return calculations;
    }

    @Produces
    @Singleton
    EngineLoop loop(
            EngineConfig config,
            FactorChannels channels,
            KafkaClients clients,
            ProcessEnd end,
            MeterRegistry registry) {
        measure(channels.sections(), registry);
        return new EngineLoop(config.engine(), new FollowerBody(channels.inputs(), clients, channels), end);
    }

    private static void measure(CrossSections sections, MeterRegistry registry) {
        new Bound("instruments", CrossSections.MAX_INSTRUMENTS, Policy.REFUSE, sections::instruments)
                .register(registry);
        for (Taking each : Taking.values()) {
            FunctionCounter.builder("nautilus.factor.bars", sections, all -> all.count(each))
                    .description("bars of the topic by what became of them")
                    .tag("taking", each.label())
                    .register(registry);
        }
    }
}
