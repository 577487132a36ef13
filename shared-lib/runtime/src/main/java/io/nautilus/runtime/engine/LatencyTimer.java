package io.nautilus.runtime.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * A latency as every engine measures it: median, 99th percentile and a histogram from 50 µs to 10 s. Each takes
 * nanoseconds.
 */
public final class LatencyTimer {
    private static final Duration LEAST = Duration.ofNanos(50_000);
    private static final Duration MOST = Duration.ofSeconds(10);

    private LatencyTimer() {}

    /** From the writing of an input to the end of the pass that took it: see {@link InputAge}. */
    public static LongConsumer inputAge(MeterRegistry registry) {
        return register(
                "nautilus.input.age",
                "time from the writing of an input to the end of the pass that took it, of each pass its oldest",
                registry);
    }

    /** From a decision to its proof. */
    public static LongConsumer proof(MeterRegistry registry) {
        return register(
                "nautilus.proof",
                "time from a decision to the proof that its frame counts, when its effects leave",
                registry);
    }

    static LongConsumer register(String name, String description, MeterRegistry registry) {
        Timer timer = Timer.builder(name)
                .description(description)
                .publishPercentiles(0.5, 0.99)
                .publishPercentileHistogram()
                .minimumExpectedValue(LEAST)
                .maximumExpectedValue(MOST)
                .register(registry);
        return nanos -> timer.record(nanos, TimeUnit.NANOSECONDS);
    }
}
