package io.nautilus.runtime.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * What input can make grow: its name, its limit and what happens at the limit ({@code refuse} what comes, {@code wait}
 * before taking more, or {@code forget} the oldest). Each is seen as {@code nautilus.bound.size} beside
 * {@code nautilus.bound.limit}.
 */
public record Bound(String name, long limit, Policy policy, IntSupplier size) {
    /** What happens at the limit. */
    public enum Policy {
        REFUSE,
        WAIT,
        FORGET
    }

    public void register(MeterRegistry registry) {
        String label = policy.name().toLowerCase(Locale.ROOT);
        Gauge.builder("nautilus.bound.size", size, IntSupplier::getAsInt)
                .description("how much waits or is kept in a queue or store that has a limit")
                .tags("bound", name, "policy", label)
                .strongReference(true)
                .register(registry);
        Gauge.builder("nautilus.bound.limit", () -> limit)
                .description("the limit of a queue or store, and what happens there")
                .tags("bound", name, "policy", label)
                .register(registry);
    }
}
