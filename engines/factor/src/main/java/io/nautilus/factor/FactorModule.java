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
import io.nautilus.runtime.engine.LatencyTimer;
import io.nautilus.runtime.http.Calculations;
import io.nautilus.runtime.kafka.AppendedTopic;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.log.ProcessEnd;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** The wiring of factor. */
public class FactorModule {
    /** A table and its result are large, so that only one fits the heap. */
    private static final int CALCULATIONS_AT_ONCE = 1;

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
            FactorChannels channels,
            KafkaClients clients,
            ProcessEnd end,
            MeterRegistry registry) {
        measure(channels.sections(), registry);
        return new EngineLoop(
                config.engine(),
                new FollowerBody(channels.inputs(), clients, channels, LatencyTimer.inputAge(registry)),
                end);
    }

    private static FunctionCounter.Builder<CrossSections> counter(
            CrossSections sections, String state, ToDoubleFunction<CrossSections> count) {
        return FunctionCounter.builder("nautilus.factor.sections", sections, count)
                .description("cross-sections that closed, and whether all whom they waited for had a bar")
                .tag("state", state);
    }

    private static void measure(CrossSections sections, MeterRegistry registry) {
        new Bound("instruments", CrossSections.MAX_INSTRUMENTS, Policy.REFUSE, sections::instruments)
                .register(registry);
        counter(sections, "complete", CrossSections::complete).register(registry);
        counter(sections, "partial", CrossSections::partial).register(registry);
        for (Taking each : Taking.values()) {
            FunctionCounter.builder("nautilus.factor.bars", sections, all -> all.count(each))
                    .description("bars of the topic by what became of them")
                    .tag("taking", each.label())
                    .register(registry);
        }
    }
}
