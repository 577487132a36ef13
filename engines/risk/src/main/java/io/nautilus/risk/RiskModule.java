package io.nautilus.risk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.Decider;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.risk.domain.Answer;
import io.nautilus.risk.domain.GateRules;
import io.nautilus.risk.domain.OrdersView;
import io.nautilus.risk.domain.RiskGate;
import io.nautilus.risk.domain.RiskPolicy;
import io.nautilus.risk.domain.RiskPolicy.Wanted;
import io.nautilus.runtime.engine.Answers;
import io.nautilus.runtime.engine.Bound;
import io.nautilus.runtime.engine.Bound.Policy;
import io.nautilus.runtime.engine.Degradation;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EngineLoop;
import io.nautilus.runtime.engine.EngineSnapshots;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The wiring of risk. */
public class RiskModule {
    private static final Logger LOG = Logger.getLogger(RiskModule.class);

    @Produces
    @Singleton
    OrdersView view(MeterRegistry registry) {
        OrdersView view = new OrdersView();
        Gauge.builder("nautilus.orders.open", view, OrdersView::openCount)
                .description("open orders of all accounts")
                .register(registry);
        new Bound("open-orders", GateRules.OPEN_ORDERS_LIMIT, Policy.REFUSE, view::openCount).register(registry);
        new Bound("closed-orders", OrdersView.MAX_CLOSED, Policy.FORGET, view::closedCount).register(registry);
        new Bound("denied-orders", OrdersView.MAX_DENIED, Policy.FORGET, view::deniedCount).register(registry);
        new Bound("calls", OrdersView.MAX_CALLS, Policy.FORGET, view::callCount).register(registry);
        new Bound("keyed-commands", OrdersView.MAX_COMMANDS, Policy.FORGET, view::commandCount).register(registry);
        new Bound("repeats", OrdersView.MAX_REPEATS, Policy.FORGET, view::repeatCount).register(registry);
        new Bound("accounts", OrdersView.MAX_ACCOUNTS, Policy.REFUSE, () -> accountCount(view)).register(registry);
        return view;
    }

    private static int accountCount(OrdersView view) {
        return view.books().accounts().size();
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
            RiskConfig risk,
            RiskPolicy policy,
            OrdersView view,
            RequestLog log,
            DryRuns dryRuns,
            RiskChannels channels,
            KafkaClients clients,
            ProcessEnd end,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        RiskGate gate = new RiskGate();
        Gauge.builder("nautilus.market.ignored", gate, RiskGate::ignoredMarketData)
                .description("market-data messages not taken: undefined instruments, or beyond limits")
                .register(registry);
        Gauge.builder("nautilus.marks.forgotten", gate, RiskGate::forgottenMarks)
                .description("marks of own fills for which a market had no room: what they took can be taken again")
                .register(registry);
        EngineSnapshots snapshots = new EngineSnapshots(config, channels.snapshotted(version), clients, registry);
        ShardBody.Plan<?> plan = channels.plan(poisoned(gate, risk), gate, snapshots);
        LoopBody shard = new ShardBody<>(plan, clients, end, EpochClock.SYSTEM, registry);
        LoopBody configured = new ConfiguredShard(
                shard,
                policy,
                view,
                missing -> send(missing, log),
                System::nanoTime,
                () -> dryRuns.answer(gate::dryRun));
        return new EngineLoop(config.engine(), configured, end);
    }

    /** Never but in tests: both settings are needed, and what they do is said loudly. */
    static Decider<OrderEvent> poisoned(RiskGate gate, RiskConfig risk) {
        if (risk.testPoisonPrefix().isEmpty()) {
            return gate;
        }
        String prefix = risk.testPoisonPrefix().get();
        if (!risk.testHooks()) {
            LOG.errorf("test-poison-prefix '%s' is refused: it is for tests, which set test-hooks too", prefix);
            return gate;
        }
        LOG.warnf("FOR TESTS ONLY: deciding an order throws where its clientOrderId begins with '%s'", prefix);
        return new PoisonedGate(gate, prefix);
    }

    /** A producer may block, which the loop must not. */
    private static void send(List<Wanted> missing, RequestLog log) {
        Infrastructure.getDefaultExecutor()
                .execute(() -> missing.forEach(wanted -> log.command(wanted::with, id -> {})));
    }
}
