package io.nautilus.runtime.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.runtime.engine.Bound;
import io.nautilus.runtime.engine.Bound.Policy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Calculations on tables that callers send. Each holds a table, so only a few run at once: another one waits for a
 * while and is then refused with a 503 problem. For worker threads.
 */
public final class Calculations {
    private final int atOnce;
    private final Semaphore free;
    private final Duration patience;

    /** {@code atOnce} run at once; {@code patience} is how long another one waits. */
    public Calculations(int atOnce, Duration patience, MeterRegistry registry) {
        this.atOnce = atOnce;
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
        new Bound("calculations", atOnce, Policy.REFUSE, () -> atOnce - free.availablePermits()).register(registry);
    }

    /** What {@code calculation} answers. A body that is read within it is not held while it waits. */
    public <T> T run(Supplier<T> calculation) {
        if (!isGiven()) {
            throw Problem.of(503, "busy", "calculations that run already: " + atOnce, "try again")
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
