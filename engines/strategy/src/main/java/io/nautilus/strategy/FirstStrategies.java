package io.nautilus.strategy;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.MessageId;
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
 * the outcome is known is a repeat. Who was ever started is never started again, and only what configuration started is
 * stopped where none is to run: people decide from then on.
 */
@Singleton
public class FirstStrategies {
    private static final String BY = "configuration";
    private static final String CREATED = "created";

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
            String key = "first " + name;
            return config.run() && channels.outcomeOf(key).isEmpty()
                    ? Optional.of(id -> new Command.CreateStrategy(
                            id.toString(),
                            BY,
                            key,
                            name,
                            first.kind(),
                            first.account(),
                            first.instrument(),
                            first.parameters().orElse("")))
                    : Optional.empty();
        }
        var now = known.get().enrolled().now();
        if (config.run() && now.reason().equals(CREATED) && now.by().equals(BY)) {
            return Optional.of(id -> new Command.StartStrategy(id.toString(), BY, "first start of " + name, name));
        }
        String key = "not to run " + name;
        boolean stops = !config.run()
                && now.state() == StrategyState.RUNNING
                && now.by().equals(BY)
                && channels.outcomeOf(key).isEmpty();
        return stops
                ? Optional.of(
                        id -> new Command.StopStrategy(id.toString(), BY, key, name, "started without strategies"))
                : Optional.empty();
    }
}
