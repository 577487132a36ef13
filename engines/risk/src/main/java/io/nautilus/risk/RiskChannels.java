package io.nautilus.risk;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.Decider;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.risk.domain.Answer;
import io.nautilus.risk.domain.OrdersView;
import io.nautilus.risk.domain.RiskGate;
import io.nautilus.runtime.engine.Answers;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EngineSnapshots;
import io.nautilus.runtime.engine.ShardBody;
import io.nautilus.runtime.log.InputSpec;
import io.nautilus.runtime.log.InputSpec.Kind;
import io.nautilus.runtime.log.ShardSpec;
import io.nautilus.runtime.log.ShardSpec.Limits;
import io.nautilus.runtime.log.ShardSpec.TimerSpec;
import io.nautilus.runtime.log.ShardState;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Risk's topics: what it takes, what it writes, and where its proven events go. */
@Singleton
public class RiskChannels {
    /** A change of any decision raises it, or GoldenDecisionsTest fails; docs/decisions says why journals carry it. */
    private static final int RULES_VERSION = 6;

    private static final int TICK = 0;

    private final EngineConfig config;
    private final RiskConfig risk;
    private final OrdersView view;
    private final Answers<Answer> answers;

    RiskChannels(EngineConfig config, RiskConfig risk, OrdersView view, Answers<Answer> answers) {
        this.config = config;
        this.risk = risk;
        this.view = view;
        this.answers = answers;
    }

    /** Commands before requests before market data: a halt is never behind queued orders. */
    public static ShardSpec spec(int shard, long tickNanos) {
        return new ShardSpec(
                new Writer(WriterKind.RISK, shard),
                RULES_VERSION,
                List.of(
                        new InputSpec(0, Kind.COMMANDS, Topics.COMMANDS, 0),
                        new InputSpec(1, Kind.REQUESTS, Topics.ORDER_REQUESTS, shard),
                        new InputSpec(2, Kind.MARKET, Topics.MARKET_DATA, 0)),
                Limits.DEFAULT,
                List.of(new TimerSpec(TICK, tickNanos)));
    }

    /** {@code decider} is the gate, or what wraps it for a test. */
    ShardBody.Plan<OrderEvent> plan(Decider<OrderEvent> decider, RiskGate gate, EngineSnapshots snapshots) {
        return new ShardBody.Plan<>(
                spec(),
                journal(),
                decider,
                this::proven,
                new RiskFold(gate, view),
                snapshots,
                config.logSuspect().orElse(null));
    }

    private ShardSpec spec() {
        return spec(config.shard(), risk.tick().toNanos());
    }

    private TopicPartition journal() {
        return new TopicPartition(Topics.ORDER_EVENTS, config.shard());
    }

    /** What snapshots are made of. */
    EngineSnapshots.Source snapshotted(String version) {
        ShardSpec spec = spec();
        return new EngineSnapshots.Source(spec.writer(), spec.rulesVersion(), version, journal(), () -> fresh(spec));
    }

    /** The state before any record, of a gate and a view that nobody else uses. */
    private static ShardState<OrderEvent> fresh(ShardSpec spec) {
        RiskFold fold = new RiskFold(new RiskGate(), new OrdersView());
        return new ShardState<>(
                spec,
                fold.gate(),
                (offset, header, events) -> fold.view().on(offset, header.timeNanos(), events),
                fold);
    }

    private void proven(long offset, FrameHeader header, List<OrderEvent> events) {
        view.on(offset, header.timeNanos(), events);
        Set<MessageId> asked = new LinkedHashSet<>();
        events.forEach(event -> asked.add(askedBy(event)));
        // To answer from what is over its order is unpacked, so it is not done for whom nobody waits here.
        for (MessageId id : asked) {
            if (answers.isUndecided(id)) {
                view.answer(id).ifPresent(answer -> answers.complete(id, answer));
            }
        }
    }

    /** The request or command that an event answers; {@link MessageId#NONE} where nobody asked. */
    private static MessageId askedBy(OrderEvent event) {
        return switch (event) {
            case OrderAccepted accepted -> accepted.orderId();
            case OrderDenied denied -> denied.orderId();
            case OrderFilled filled -> filled.orderId();
            case OrderCancelled cancelled -> cancelled.requestId();
            case OrderRepeated repeated -> repeated.requestId();
            case CancelDenied denied -> denied.requestId();
            case CancelAllDone done -> done.requestId();
            case CommandDenied denied -> denied.commandId();
            case CommandRepeated repeated -> repeated.commandId();
            case TradingStateChanged changed -> changed.commandId();
            case CashChanged changed -> changed.commandId();
            case AccountOpened opened -> MessageId.NONE;
            case MarketStateChanged changed -> MessageId.NONE;
            case BooksReported reported -> MessageId.NONE;
            case InputRejected rejected -> rejected.messageId();
            case GateConfigured configured -> configured.commandId();
            case LimitsChanged changed -> changed.commandId();
            case AccountReset reset -> reset.commandId();
            case EquityMarked marked -> MessageId.NONE;
        };
    }
}
