package io.nautilus.strategy;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.StrategyState;
import io.nautilus.runtime.engine.EngineLoop;
import io.nautilus.runtime.engine.LoopBody;
import io.nautilus.runtime.engine.RequestLog;
import io.nautilus.strategy.domain.StrategyView;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes commands of what is configured and the log lacks. Their keys say what they change, so that asking again before
 * the outcome is known is a repeat. Only what configuration itself let run, or not, it changes: whom a person started,
 * stopped or deleted, and who stopped by itself, is a person's. Who merely sets parameters decides nothing of it.
 */
@Singleton
public class FirstStrategies {
    private static final String BY = "configuration";

    private final StrategyConfig config;
    private final StrategyChannels channels;
    private final RequestLog log;
    private final EngineLoop loop;

    FirstStrategies(StrategyConfig config, StrategyChannels channels, RequestLog log, EngineLoop loop) {
        this.config = config;
        this.channels = channels;
        this.log = log;
        this.loop = loop;
    }

    @Scheduled(every = "1s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void ask() {
        if (loop.body().state() != LoopBody.State.READY) {
            return;
        }
        Map<String, StrategyView> known = channels.strategies().stream()
                .collect(Collectors.toMap(view -> view.enrolled().now().strategy(), view -> view));
        config.first().forEach((name, first) -> missing(name, first, Optional.ofNullable(known.get(name)))
                .ifPresent(command -> log.command(command, id -> {})));
    }

    private Optional<Function<MessageId, Command>> missing(
            String name, StrategyConfig.First first, Optional<StrategyView> known) {
        if (known.isEmpty()) {
            return config.run() && !channels.isDeleted(name) ? create(name, first) : Optional.empty();
        }
        StrategyChanged held = known.get().enrolled().held();
        boolean runs = held.state() == StrategyState.RUNNING;
        if (runs == config.run() || !held.by().equals(BY)) {
            return Optional.empty();
        }
        String key = "after " + held.commandId();
        return once(
                key,
                id -> runs
                        ? new Command.StopStrategy(id.toString(), BY, key, name, "started without strategies")
                        : new Command.StartStrategy(id.toString(), BY, key, name));
    }

    private Optional<Function<MessageId, Command>> create(String name, StrategyConfig.First first) {
        String key = "first " + name;
        return once(
                key,
                id -> new Command.CreateStrategy(
                        id.toString(),
                        BY,
                        key,
                        name,
                        first.kind(),
                        first.account(),
                        first.instrument(),
                        first.parameters().orElse("")));
    }

    private Optional<Function<MessageId, Command>> once(String key, Function<MessageId, Command> command) {
        return channels.outcomeOf(key).isEmpty() ? Optional.of(command) : Optional.empty();
    }
}
