package io.nautilus.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what will come, up to a deadline that only a broken system misses. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 20;

    private Await() {}

    /** The value when it is there; fails naming {@code what} when it does not come. */
    public static <T> T value(String what, Supplier<Optional<T>> supplier) {
        long untilNanos = System.nanoTime() + PATIENCE.toNanos();
        Optional<T> found = supplier.get();
        while (found.isEmpty()) {
            if (System.nanoTime() > untilNanos) {
                throw new AssertionError("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
            }
            pause();
            found = supplier.get();
        }
        return found.get();
    }

    public static void until(String what, BooleanSupplier condition) {
        value(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", interrupted);
        }
    }
}
