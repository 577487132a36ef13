package io.nautilus.benchmarks.orders;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Gives each of a row of requests its time to leave, and sleeps until then: spinning would take an engine's core. */
final class Pace {
    private final long firstNanos;
    private final long intervalNanos;
    private final Histogram late;

    /** {@code late} learns how much later than asked the sleeper woke: the harness's own stalls. */
    Pace(long firstNanos, long intervalNanos, Histogram late) {
        this.firstNanos = firstNanos;
        this.intervalNanos = intervalNanos;
        this.late = late;
    }

    /** When request {@code number} is due. */
    long due(long number) {
        return firstNanos + number * intervalNanos;
    }

    /** Returns when it is due, or at once when it is late already. */
    void await(long number) {
        long dueNanos = due(number);
        long leftNanos = dueNanos - System.nanoTime();
        boolean slept = leftNanos > 0;
        while (leftNanos > 0) {
            LockSupport.parkNanos(leftNanos);
            leftNanos = dueNanos - System.nanoTime();
        }
        if (slept) {
            Latencies.record(late, -leftNanos);
        }
    }
}
