package io.nautilus.launcher.process;

import java.time.Duration;

/** How long to wait before a dead process is started again: doubling, and short again after a healthy while. */
final class RestartDelay {
    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(10);
    static final Duration HEALTHY_WHILE = Duration.ofSeconds(10);

    private Duration next = FIRST;
    private boolean healthy;
    private long healthySinceNanos;

    void healthy(long nowNanos) {
        if (!healthy) {
            healthy = true;
            healthySinceNanos = nowNanos;
        }
    }

    void unhealthy(long nowNanos) {
        forgetAfterHealthyWhile(nowNanos);
        healthy = false;
    }

    /** The process died at {@code nowNanos}: the delay before its next start. */
    Duration died(long nowNanos) {
        unhealthy(nowNanos);
        Duration delay = next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return delay;
    }

    private void forgetAfterHealthyWhile(long nowNanos) {
        if (healthy && nowNanos - healthySinceNanos >= HEALTHY_WHILE.toNanos()) {
            next = FIRST;
        }
    }
}
