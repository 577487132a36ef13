package io.nautilus.benchmarks.orders;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Latencies of one way. Counted from when a request was due, so that a stall delays every request that should have left
 * meanwhile (coordinated omission); beside it, from when it really left.
 */
final class Latencies {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    final Histogram sinceDue = histogram();
    final Histogram sinceSent = histogram();

    static Histogram histogram() {
        return new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
    }

    static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
    }

    void arrived(long dueNanos, long sentNanos, long nowNanos) {
        record(sinceDue, nowNanos - dueNanos);
        record(sinceSent, nowNanos - sentNanos);
    }

    void add(Latencies round) {
        sinceDue.add(round.sinceDue);
        sinceSent.add(round.sinceSent);
    }

    static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
