package io.nautilus.strategy;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.StrategyEvent;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.engine.Answers;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EngineSnapshots;
import io.nautilus.runtime.engine.ShardBody;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.kafka.PartitionLog;
import io.nautilus.runtime.log.InputSpec;
import io.nautilus.runtime.log.InputSpec.Kind;
import io.nautilus.runtime.log.ShardSpec;
import io.nautilus.runtime.log.ShardSpec.Limits;
import io.nautilus.runtime.log.ShardState;
import io.nautilus.strategy.domain.Desk;
import io.nautilus.strategy.domain.Execution;
import io.nautilus.strategy.domain.Intents;
import io.nautilus.strategy.domain.Misfit;
import io.nautilus.strategy.domain.Roster;
import io.nautilus.strategy.domain.StrategyKind;
import io.nautilus.strategy.domain.StrategyView;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** Strategy's topics: what it takes, its journal among the requests, and what people see of it. */
@Singleton
public class StrategyChannels {
    /** A change of any decision raises it. */
    private static final int RULES_VERSION = 6;
    /** Risk takes at most so many messages of a frame, so a step with more than leaves room for an input takes no other. */
    private static final Limits LIMITS =
            new Limits(InputSpec.MAX_REQUESTS - Intents.MOST_OF_ONE_INPUT, 32 * 1024, 64, 8, 256, 1_000_000_000L);

    /** So much of the past makes averages what they were. */
    private static final Duration BARS_BACK = Duration.ofSeconds(StrategyKind.READ_BACK_SECONDS);

    private static final Duration PREDICTIONS_BACK = Duration.ofSeconds(10);
    private static final long VIEW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final EngineConfig config;
    private final Answers<StrategyEvent> answers;
    private final Desk desk;
    /** The roster as far as it is proven. */
    private final Roster proven = new Roster();

    private long shownNanos = System.nanoTime();
    private volatile List<StrategyView> strategies = List.of();
    private volatile List<Execution> executions = List.of();

    StrategyChannels(EngineConfig config, Answers<StrategyEvent> answers) {
        this.config = config;
        this.answers = answers;
        this.desk = new Desk(writer(config.shard()));
    }

    static Writer writer(int shard) {
        return new Writer(WriterKind.STRATEGY, shard);
    }

    /** Commands before what risk says before the market. */
    static ShardSpec spec(int shard) {
        return new ShardSpec(
                writer(shard),
                RULES_VERSION,
                List.of(
                        new InputSpec(0, Kind.COMMANDS, Topics.COMMANDS, 0),
                        new InputSpec(1, Kind.EVENTS, Topics.ORDER_EVENTS, shard),
                        new InputSpec(2, Kind.MARKET, Topics.MARKET_DATA, 0),
                        InputSpec.records(3, Topics.BARS, 0, BARS_BACK),
                        InputSpec.signals(4, Topics.PREDICTIONS, 0, PREDICTIONS_BACK)),
                LIMITS,
                List.of());
    }

    ShardBody.Plan<Message> plan(EngineSnapshots snapshots) {
        return new ShardBody.Plan<>(
                spec(config.shard()),
                journal(),
                desk,
                this::proven,
                new StrategyFold(desk, proven),
                snapshots,
                config.logSuspect().orElse(null));
    }

    private TopicPartition journal() {
        return new TopicPartition(Topics.ORDER_REQUESTS, config.shard());
    }

    /** What snapshots are made of: the own journal, and of risk's as much as it took. */
    EngineSnapshots.Source snapshotted(String version, KafkaClients clients) {
        ShardSpec spec = spec(config.shard());
        return new EngineSnapshots.Source(
                spec.writer(), spec.rulesVersion(), version, journal(), () -> fresh(spec, clients));
    }

    private static ShardState<Message> fresh(ShardSpec spec, KafkaClients clients) {
        StrategyFold fold = new StrategyFold(new Desk(spec.writer()), new Roster());
        return new ShardState<>(
                spec,
                fold.desk(),
                (offset, header, messages) ->
                        messages.forEach(each -> fold.proven().apply(each, header.timeNanos())),
                fold,
                input -> new PartitionLog(clients, new TopicPartition(input.topic(), input.partition())));
    }

    private void proven(long offset, FrameHeader header, List<Message> messages) {
        boolean changed = false;
        synchronized (proven) {
            for (Message message : messages) {
                proven.apply(message, header.timeNanos());
                changed |= message instanceof StrategyEvent;
            }
        }
        long nowNanos = System.nanoTime();
        if (changed || nowNanos - shownNanos >= VIEW_NANOS) {
            shownNanos = nowNanos;
            show();
        }
        for (Message message : messages) {
            if (message instanceof StrategyEvent event) {
                outcome(event.commandId()).ifPresent(outcome -> answers.complete(event.commandId(), outcome));
            }
        }
    }

    private void show() {
        synchronized (proven) {
            strategies = desk.view(proven);
        }
        executions = desk.executions();
    }

    /** What became of a command, as far as it is proven. Any thread. */
    Optional<StrategyEvent> outcome(MessageId command) {
        synchronized (proven) {
            return proven.outcome(command);
        }
    }

    /** What became of the call with this key. Any thread. */
    Optional<StrategyEvent> outcomeOf(String key) {
        synchronized (proven) {
            return proven.outcomeOf(key);
        }
    }

    /** Why no strategy of this kind can trade so, as far as it is known. Any thread. */
    Optional<Misfit> misfit(String instrument, String kind, String parameters) {
        return desk.misfit(instrument, kind, parameters);
    }

    int instrumentCount() {
        return desk.instrumentCount();
    }

    int seriesCount() {
        return desk.seriesCount();
    }

    int predictedCount() {
        return desk.predictedCount();
    }

    /** Whether somebody deleted a strategy of this name. Any thread. */
    boolean isDeleted(String strategy) {
        synchronized (proven) {
            return proven.isDeleted(strategy);
        }
    }

    int nameCount() {
        synchronized (proven) {
            return proven.nameCount();
        }
    }

    int callCount() {
        synchronized (proven) {
            return proven.callCount();
        }
    }

    int keyedCallCount() {
        synchronized (proven) {
            return proven.keyedCallCount();
        }
    }

    /** All strategies, at most a second old. Any thread. */
    List<StrategyView> strategies() {
        return strategies;
    }

    /** The last executions, newest first. Any thread. */
    List<Execution> executions() {
        return executions;
    }
}
