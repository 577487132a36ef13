package io.nautilus.runtime.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.runtime.engine.Bound;
import io.nautilus.runtime.engine.Bound.Policy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Calculations on tables that callers send. Each holds a table, so only {@link #AT_ONCE} run at a time: another one
 * waits for a while and is then refused with a 503 problem. For worker threads.
 */
public final class Calculations {
    public static final int AT_ONCE = 2;

    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private final Duration patience;

    public Calculations(Duration patience, MeterRegistry registry) {
        this.patience = patience;
        new Bound("calculations", AT_ONCE, Policy.REFUSE, () -> AT_ONCE - free.availablePermits()).register(registry);
    }

    /** What {@code calculation} answers. A body is read within it, so that what waits holds none. */
    public <T> T run(Supplier<T> calculation) {
        if (!isGiven()) {
            throw Problem.of(503, "busy", AT_ONCE + " calculations are running", "try again")
                    .exception();
        }
        try {
            return calculation.get();
        } finally {
            free.release();
        }
    }

    private boolean isGiven() {
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
