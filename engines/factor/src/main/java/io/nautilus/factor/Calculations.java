package io.nautilus.factor;

import io.nautilus.runtime.http.Problem;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Calculations on tables of callers: a table and its result are large, so only one at once fits the heap. */
final class Calculations {
    static final int AT_ONCE = 1;

    private final Semaphore turns = new Semaphore(AT_ONCE);

    /** Throws a 503 problem where as many as may are running. */
    <T> T run(Supplier<T> calculation) {
        if (!turns.tryAcquire()) {
            throw Problem.of(503, "busy", AT_ONCE + " calculation is running", "try again when it is done")
                    .exception();
        }
        try {
            return calculation.get();
        } finally {
            turns.release();
        }
    }

    int running() {
        return AT_ONCE - turns.availablePermits();
    }
}
