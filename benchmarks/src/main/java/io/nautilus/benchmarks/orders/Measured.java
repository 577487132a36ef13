package io.nautilus.benchmarks.orders;

import io.nautilus.benchmarks.report.Ratios;
import io.nautilus.benchmarks.stand.Stand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All rounds of one way at one rate: latencies, ratios to the peer's round beside it, and CPU time by process. */
final class Measured {
    static final String REQUESTER = "requester";

    private static final List<String> PROCESSES = List.of("risk", "raw-responder", "market-stand-in", "broker");
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    final Latencies all = new Latencies();
    final Ratios p50 = new Ratios();
    final Ratios p99 = new Ratios();
    final Ratios p50SinceSent = new Ratios();
    final Way way;
    final int rate;
    private final Stand stand;
    private final Map<String, Long> cpuNanos = new HashMap<>();
    private double seconds;

    Measured(Stand stand, Way way, int rate) {
        this.stand = stand;
        this.way = way;
        this.rate = rate;
    }

    Latencies round(int roundSeconds) {
        Map<String, Long> before = cpu();
        long begunNanos = System.nanoTime();
        Latencies latencies = way.round(even(rate * roundSeconds), (long) NANOS_PER_SECOND / rate);
        seconds += (System.nanoTime() - begunNanos) / NANOS_PER_SECOND;
        cpu().forEach((process, nanos) -> cpuNanos.merge(process, nanos - before.get(process), Long::sum));
        all.add(latencies);
        return latencies;
    }

    /** Submits and cancels come in pairs on every connection. */
    static int even(int count) {
        int whole = 2 * HttpWay.CONNECTIONS;
        return (count + whole - 1) / whole * whole;
    }

    private Map<String, Long> cpu() {
        Map<String, Long> nanos = new HashMap<>();
        PROCESSES.forEach(process -> nanos.put(process, stand.cpu(process).toNanos()));
        nanos.put(
                REQUESTER,
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos());
        return nanos;
    }

    void compare(Latencies ours, Latencies peer) {
        p50.add(ours.sinceDue.getValueAtPercentile(50), peer.sinceDue.getValueAtPercentile(50));
        p99.add(ours.sinceDue.getValueAtPercentile(99), peer.sinceDue.getValueAtPercentile(99));
        p50SinceSent.add(ours.sinceSent.getValueAtPercentile(50), peer.sinceSent.getValueAtPercentile(50));
    }

    double cpuMillisPerSecond(String process) {
        return cpuNanos.get(process) / NANOS_PER_MILLI / seconds;
    }
}
