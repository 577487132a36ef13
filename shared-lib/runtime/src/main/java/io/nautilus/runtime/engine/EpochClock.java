package io.nautilus.runtime.engine;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The wall clock in nanoseconds since the epoch. */
public final class EpochClock {
    /** The machine's clock. */
    public static final LongSupplier SYSTEM = EpochClock::now;

    private EpochClock() {}

    private static long now() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
