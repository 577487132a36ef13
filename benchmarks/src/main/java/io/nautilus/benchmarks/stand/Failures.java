package io.nautilus.benchmarks.stand;

import io.nautilus.runtime.log.ExitCode;
import io.nautilus.runtime.log.ProcessEnd;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Where an engine would end its process a benchmark ends its measurement: what broke first is said to who waits. */
public final class Failures implements ProcessEnd {
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final AtomicReference<String> first = new AtomicReference<>();

    @Override
    public RuntimeException because(ExitCode code, String message) {
        first.compareAndSet(null, code + ": " + message);
        return new IllegalStateException(message);
    }

    /** Waits without spinning; throws when something broke, or nothing comes. */
    public void await(String what, BooleanSupplier condition) {
        long untilNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (first.get() != null) {
                throw new IllegalStateException(first.get());
            }
            if (System.nanoTime() - untilNanos > 0) {
                throw new IllegalStateException("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
