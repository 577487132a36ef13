package io.nautilus.strategy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.StrategyEvent;
import io.nautilus.contracts.StrategyState;
import io.nautilus.runtime.engine.Answers;
import io.nautilus.runtime.engine.Bound;
import io.nautilus.runtime.engine.Bound.Policy;
import io.nautilus.runtime.engine.Degradation;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EngineLoop;
import io.nautilus.runtime.engine.EngineSnapshots;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.runtime.engine.LogCalls;
import io.nautilus.runtime.engine.RequestLog;
import io.nautilus.runtime.engine.ShardBody;
import io.nautilus.runtime.engine.Writable;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.log.ProcessEnd;
import io.nautilus.strategy.domain.Desk;
import io.nautilus.strategy.domain.Roster;
import io.nautilus.strategy.domain.StrategyView;
import io.nautilus.strategy.domain.Trades;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The wiring of strategy. */
public class StrategyModule {
    @Produces
    @Singleton
    Answers<StrategyEvent> answers(EngineConfig config, MeterRegistry registry) {
        return new Answers<>(config.answerWithin(), registry);
    }

    @Produces
    @Singleton
    LogCalls<StrategyEvent> calls(RequestLog log, Answers<StrategyEvent> answers, Writable writable) {
        return new LogCalls<>(log, answers, writable, task -> Infrastructure.getDefaultExecutor()
                .execute(task));
    }

    @Produces
    @Singleton
    Degradation failed(StrategyChannels channels) {
        return () -> {
            String failed = channels.strategies().stream()
                    .map(StrategyView::enrolled)
                    .filter(enrolled -> enrolled.now().state() == StrategyState.FAILED)
                    .map(enrolled ->
                            enrolled.now().strategy() + ": " + enrolled.held().reason())
                    .collect(Collectors.joining("; "));
            return failed.isEmpty() ? Optional.empty() : Optional.of("strategy-failed: " + failed);
        };
    }

    @Produces
    @Singleton
    EngineLoop loop(
            EngineConfig config,
            StrategyChannels channels,
            KafkaClients clients,
            ProcessEnd end,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        Gauge.builder("nautilus.strategies.running", () -> channels.strategies().stream()
                        .filter(view -> view.enrolled().now().state() == StrategyState.RUNNING)
                        .count())
                .description("strategies that trade")
                .register(registry);
        new Bound("strategies", Roster.MAX_STRATEGIES, Policy.REFUSE, () -> channels.strategies()
                        .size())
                .register(registry);
        new Bound("strategy-names", Roster.MAX_NAMES, Policy.REFUSE, channels::nameCount).register(registry);
        new Bound("calls", Roster.MAX_CALLS, Policy.FORGET, channels::callCount).register(registry);
        new Bound("keyed-calls", Roster.MAX_CALLS, Policy.FORGET, channels::keyedCallCount).register(registry);
        new Bound("executions", Trades.MAX_EXECUTIONS, Policy.FORGET, () -> channels.executions()
                        .size())
                .register(registry);
        new Bound("instruments", Desk.MAX_INSTRUMENTS, Policy.REFUSE, channels::instrumentCount).register(registry);
        new Bound("bar-series", Desk.MAX_SERIES, Policy.REFUSE, channels::seriesCount).register(registry);
        new Bound("predicted", Desk.MAX_PREDICTED, Policy.REFUSE, channels::predictedCount).register(registry);
        EngineSnapshots snapshots =
                new EngineSnapshots(config, channels.snapshotted(version, clients), clients, registry);
        return new EngineLoop(
                config.engine(),
                new ShardBody<>(channels.plan(snapshots), clients, end, EpochClock.SYSTEM, registry),
                end);
    }
}
