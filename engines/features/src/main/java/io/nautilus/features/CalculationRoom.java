package io.nautilus.features;

import io.nautilus.runtime.http.Problem;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** How many calculations run at a time: each may hold a few megabytes, and the heap is small. */
final class CalculationRoom {
    static final int LIMIT = 2;

    private final Semaphore places = new Semaphore(LIMIT);

    int taken() {
        return LIMIT - places.availablePermits();
    }

    /** The answer of a calculation. Throws a 503 problem where there is no room for it. */
    <T> T run(Supplier<T> calculation) {
        if (!places.tryAcquire()) {
            throw Problem.of(503, "too-busy", LIMIT + " calculations run", "try again in a moment")
                    .exception();
        }
        try {
            return calculation.get();
        } finally {
            places.release();
        }
    }
}
