package io.nautilus.runtime.engine;

import io.nautilus.contracts.EngineStatus;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.runtime.engine.LoopBody.Lag;
import io.nautilus.runtime.engine.LoopBody.State;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Says on {@code engine-status} that the engine is there, and how. A beat that cannot be sent is dropped, not kept. */
@ApplicationScoped
public class Heartbeat {
    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final EngineConfig config;
    private final EngineLoop loop;
    private final Instance<Degradation> degradations;
    private final MutinyEmitter<Record<String, byte[]>> beats;
    private final Instant startedAt =
            ProcessHandle.current().info().startInstant().orElseGet(Instant::now);

    @ConfigProperty(name = "quarkus.application.version")
    String version;

    @ConfigProperty(name = "quarkus.http.port")
    int port;

    Heartbeat(
            EngineConfig config,
            EngineLoop loop,
            @Any Instance<Degradation> degradations,
            @Channel("engine-status") @OnOverflow(OnOverflow.Strategy.DROP)
                    MutinyEmitter<Record<String, byte[]>> beats) {
        this.config = config;
        this.loop = loop;
        this.degradations = degradations;
        this.beats = beats;
    }

    @Scheduled(every = "${nautilus.heartbeat:PT1S}", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void beat() {
        LoopBody body = loop.body();
        if (body.state() == State.WAITING_FOR_LOG) {
            return;
        }
        List<String> degraded =
                degradations.stream().flatMap(each -> each.reason().stream()).toList();
        EngineStatus status = new EngineStatus(
                config.engine(),
                Integer.toString(config.shard()),
                status(body.state(), degraded),
                String.join("; ", degraded),
                version,
                ProcessHandle.current().pid(),
                config.publishedPort().orElse(port),
                startedAt,
                Instant.now(),
                lag(body));
        beats.send(Record.of(status.key(), JsonRecords.encode(status)))
                .subscribe()
                .with(sent -> {}, failure -> LOG.debugf("a heartbeat was not sent: %s", failure));
    }

    private static Map<String, Long> lag(LoopBody body) {
        return body.lags().stream()
                .filter(input -> input.records() != null)
                .collect(Collectors.toMap(Lag::topic, Lag::records, Long::sum));
    }

    private static EngineStatus.State status(State state, List<String> degraded) {
        return switch (state) {
            case WAITING_FOR_LOG, RECOVERING -> EngineStatus.State.RECOVERING;
            case READY -> degraded.isEmpty() ? EngineStatus.State.READY : EngineStatus.State.DEGRADED;
            case STOPPING -> EngineStatus.State.STOPPING;
        };
    }
}
