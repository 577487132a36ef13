package io.nautilus.benchmarks.wire;

import java.util.Map;

/** What one round gave; {@code cpuNanos} by who spent it. */
record Round(long messages, double seconds, Map<CpuTimes.Part, Long> cpuNanos) {
    double messagesPerSecond() {
        return messages / seconds;
    }

    double cpuNanosPerMessage(CpuTimes.Part part) {
        return (double) cpuNanos.get(part) / messages;
    }
}
