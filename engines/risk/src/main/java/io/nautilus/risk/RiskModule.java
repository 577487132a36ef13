package io.nautilus.risk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.risk.domain.Answer;
import io.nautilus.risk.domain.OrdersView;
import io.nautilus.risk.domain.RiskGate;
import io.nautilus.risk.domain.RiskPolicy;
import io.nautilus.risk.domain.RiskPolicy.Wanted;
import io.nautilus.runtime.engine.Answers;
import io.nautilus.runtime.engine.Degradation;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EngineLoop;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.runtime.engine.LogCalls;
import io.nautilus.runtime.engine.LoopBody;
import io.nautilus.runtime.engine.RequestLog;
import io.nautilus.runtime.engine.ShardBody;
import io.nautilus.runtime.engine.Writable;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.log.ProcessEnd;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The wiring of risk. */
public class RiskModule {
    @Produces
    @Singleton
    OrdersView view(MeterRegistry registry) {
        OrdersView view = new OrdersView();
        Gauge.builder("nautilus.orders.open", view, OrdersView::openCount)
                .description("open orders of all accounts")
                .register(registry);
        return view;
    }

    @Produces
    @Singleton
    Answers<Answer> answers(EngineConfig config, MeterRegistry registry) {
        return new Answers<>(config.answerWithin(), registry);
    }

    @Produces
    @Singleton
    LogCalls<Answer> calls(RequestLog log, Answers<Answer> answers, Writable writable) {
        return new LogCalls<>(log, answers, writable, task -> Infrastructure.getDefaultExecutor()
                .execute(task));
    }

    @Produces
    @Singleton
    RiskPolicy policy(EngineConfig config, RiskConfig risk) {
        return risk.policy(config.maxRequestAge());
    }

    @Produces
    @Singleton
    Degradation ignoredConfiguration(RiskPolicy policy, OrdersView view) {
        return () -> {
            List<String> ignored = policy.ignored(view.books().accounts());
            return ignored.isEmpty() ? Optional.empty() : Optional.of("configuration-ignored: " + ignored);
        };
    }

    @Produces
    @Singleton
    EngineLoop loop(
            EngineConfig config,
            RiskPolicy policy,
            OrdersView view,
            RequestLog log,
            DryRuns dryRuns,
            RiskChannels channels,
            ProcessEnd end,
            MeterRegistry registry) {
        RiskGate gate = new RiskGate();
        Gauge.builder("nautilus.market.ignored", gate, RiskGate::ignoredMarketData)
                .description("market-data messages not taken: undefined instruments, or beyond limits")
                .register(registry);
        KafkaClients clients = new KafkaClients(config.bootstrap(), config.engine());
        ShardBody.Plan<?> plan = channels.plan(gate);
        LoopBody shard = new ShardBody<>(plan, clients, end, EpochClock.SYSTEM, registry);
        LoopBody configured = new ConfiguredShard(
                shard, policy, view, missing -> send(missing, log), System::nanoTime, () -> dryRuns.answer(gate));
        return new EngineLoop(config.engine(), configured, end);
    }

    /** A producer may block, which the loop must not. */
    private static void send(List<Wanted> missing, RequestLog log) {
        Infrastructure.getDefaultExecutor()
                .execute(() -> missing.forEach(wanted -> log.command(wanted::with, id -> {})));
    }
}
