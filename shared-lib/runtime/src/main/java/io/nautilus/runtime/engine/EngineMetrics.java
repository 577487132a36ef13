package io.nautilus.runtime.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.nautilus.runtime.engine.LoopBody.Lag;
import io.nautilus.runtime.engine.LoopBody.State;
import io.nautilus.runtime.kafka.KafkaInputs;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** What every engine measures of its loop and inputs. What is not known yet is absent, not zero. */
@Startup
@ApplicationScoped
public class EngineMetrics {
    private final LoopBody body;
    private final MultiGauge lag;
    private final MultiGauge fetched;
    private final MultiGauge voidFrames;
    private final MultiGauge malformed;

    EngineMetrics(EngineLoop loop, MeterRegistry registry) {
        this.body = loop.body();
        Gauge.builder("nautilus.engine.ready", () -> body.state() == State.READY ? 1 : 0)
                .description("1 when the engine has recovered and decides")
                .register(registry);
        lag = gauge(registry, "nautilus.input.lag", "records between an input's position and the end of its log");
        fetched = gauge(
                registry,
                "nautilus.input.fetched",
                "records of an input that wait to be taken; at " + KafkaInputs.QUEUE_RECORDS
                        + " or 8 MiB fetching waits");
        voidFrames = gauge(registry, "nautilus.input.void.frames", "frames met that do not count");
        malformed = gauge(registry, "nautilus.input.malformed", "records met that could not be understood");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    @Scheduled(every = "1s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void refresh() {
        List<Lag> lags = body.lags();
        lag.register(rows(lags.stream().filter(input -> input.records() != null).toList(), Lag::records), true);
        fetched.register(rows(lags, Lag::fetched), true);
        voidFrames.register(rows(lags, Lag::voidFrames), true);
        malformed.register(rows(lags, Lag::malformed), true);
    }

    private static List<MultiGauge.Row<?>> rows(List<Lag> lags, Function<Lag, Number> value) {
        return lags.stream()
                .<MultiGauge.Row<?>>map(input -> MultiGauge.Row.of(
                        Tags.of("topic", input.topic(), "partition", String.valueOf(input.partition())),
                        value.apply(input)))
                .toList();
    }
}
