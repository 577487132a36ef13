package io.nautilus.websocket;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.websocket.domain.CloseCode;
import io.nautilus.websocket.domain.Session.Setting;
import io.nautilus.websocket.domain.Traffic;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** What websocket measures of its clients. */
@Singleton
public class StreamMetrics {
    private final Connections connections;
    private final Traffic traffic;

    StreamMetrics(Connections connections, Setting setting) {
        this.connections = connections;
        this.traffic = setting.traffic();
    }

    void register(MeterRegistry registry) {
        Gauge.builder("nautilus.stream.connections", connections, Connections::count)
                .description("connected clients")
                .register(registry);
        Gauge.builder("nautilus.stream.subscriptions", connections, Connections::subscriptions)
                .description("subscriptions of all clients")
                .register(registry);
        count(registry, "nautilus.stream.sent", "messages sent to clients", Traffic::sentMessages);
        count(registry, "nautilus.stream.sent.chars", "characters sent to clients", Traffic::sentCharacters);
        count(
                registry,
                "nautilus.stream.conflations",
                "times that a state took the place of updates a client was too slow for",
                Traffic::conflations);
        count(
                registry,
                "nautilus.stream.dropped",
                "updates that a client was not sent since a newer state took their place",
                Traffic::droppedUpdates);
        count(registry, "nautilus.stream.refused", "messages of clients that were refused", Traffic::refusals);
        for (CloseCode code : CloseCode.values()) {
            FunctionCounter.builder("nautilus.stream.closed", traffic, all -> all.closures(code))
                    .description("connections that the engine ended, by reason")
                    .tag("reason", code.label())
                    .register(registry);
        }
    }

    private void count(MeterRegistry registry, String name, String description, ToDoubleFunction<Traffic> value) {
        FunctionCounter.builder(name, traffic, value).description(description).register(registry);
    }
}
