package io.nautilus.websocket.domain;

import java.util.ArrayDeque;

/** How fast a number grows, over the last ten samples. One thread samples, any thread reads. */
final class SampledRate {
    private static final int SAMPLES = 10;
    private static final double NANOS_PER_SECOND = 1e9;

    private record Sample(long value, long atNanos) {}

    private final ArrayDeque<Sample> samples = new ArrayDeque<>(SAMPLES + 1);
    private volatile double perSecond;

    void sample(long value, long nowNanos) {
        samples.addLast(new Sample(value, nowNanos));
        if (samples.size() > SAMPLES + 1) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        long nanos = nowNanos - first.atNanos();
        perSecond = nanos == 0 ? 0 : (value - first.value()) * NANOS_PER_SECOND / nanos;
    }

    double perSecond() {
        return perSecond;
    }
}
