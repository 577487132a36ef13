package io.nautilus.benchmarks.orders;

import com.sun.management.ThreadMXBean;
import io.nautilus.benchmarks.report.Table;
import io.nautilus.hardware.Compilers;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Decisions per second and bytes per decision by JMH, and the tail of single calls beside an empty loop's. */
final class Decisions {
    /** Decisions a second on one core that are aimed at, without allocation. */
    static final double AIM_PER_SECOND = 1_000_000;

    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final List<String> ENGINE_JIT = List.of(Compilers.QUICK_ALONE);
    private static final int CALLS = 500_000;
    private static final int SHORT_CALLS = 20_000;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final boolean shortened;
    private final Consumer<String> progress;
    private long longestNanos;

    Decisions(boolean shortened, Consumer<String> progress) {
        this.shortened = shortened;
        this.progress = progress;
    }

    List<Table> run() throws RunnerException {
        Table speed = Table.of(
                "Risk's on(event, out) alone, one thread (JMH)",
                List.of("compiler", "decision", "M/s", "error M/s", "bytes each", "aim M/s", "aim bytes"));
        speed = add(speed, "C2 (JVM default)", List.of());
        if (!shortened) {
            speed = add(speed, "C1 (as engines run on two cores)", ENGINE_JIT);
        }
        return List.of(speed, tail());
    }

    private Table add(Table table, String compiler, List<String> flags) throws RunnerException {
        progress.accept("decisions by JMH, " + compiler);
        Table more = table;
        for (RunResult result : measure(flags)) {
            Result<?> score = result.getPrimaryResult();
            Result<?> bytes = result.getSecondaryResults().get(ALLOCATED);
            String label = result.getParams().getBenchmark();
            more = more.with(
                    compiler,
                    label.substring(label.lastIndexOf('.') + 1),
                    score.getScore() / AIM_PER_SECOND,
                    Double.isNaN(score.getScoreError()) ? Table.UNKNOWN : score.getScoreError() / AIM_PER_SECOND,
                    bytes == null ? Table.UNKNOWN : bytes.getScore(),
                    1.0,
                    0);
        }
        return more;
    }

    private Collection<RunResult> measure(List<String> flags) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(DecisionBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .forks(shortened ? 1 : 2)
                .warmupIterations(shortened ? 1 : 2)
                .warmupTime(time())
                .measurementIterations(shortened ? 1 : 4)
                .measurementTime(time())
                .jvmArgsAppend(flags.toArray(String[]::new));
        return new Runner(options.build()).run();
    }

    private TimeValue time() {
        return shortened ? TimeValue.milliseconds(200) : TimeValue.seconds(1);
    }

    private Table tail() {
        progress.accept("the tail of single decisions");
        DecisionBench bench = new DecisionBench();
        Table tail = Table.of(
                "One thread of this process: CPU and bytes of each call, tail in µs (the empty loop shows the machine's own"
                        + " stalls)",
                List.of("call", "calls", "seconds", "CPU ns", "bytes", "p50", "p99", "p99.9", "p99.99", "max"));
        tail = time(tail, "an order: submit and cancel", bench::order);
        tail = time(tail, "a denied order", bench::denied);
        tail = time(tail, "a filled order within limits", bench::filled);
        tail = time(tail, "a market event", bench::marketEvent);
        return time(tail, "empty loop", () -> {}, longestNanos);
    }

    private Table time(Table table, String call, Runnable work) {
        return time(table, call, work, 0);
    }

    /** A stall is met by who is there: the empty loop stays for as long as the longest of the others did. */
    private Table time(Table table, String call, Runnable work, long atLeastNanos) {
        int leastCalls = shortened ? SHORT_CALLS : CALLS;
        time(work, leastCalls, 0, Latencies.histogram());
        Histogram histogram = Latencies.histogram();
        long threadId = Thread.currentThread().threadId();
        long cpuBefore = THREADS.getThreadCpuTime(threadId);
        long bytesBefore = THREADS.getThreadAllocatedBytes(threadId);
        long tookNanos = time(work, leastCalls, atLeastNanos, histogram);
        double cpuNanos = THREADS.getThreadCpuTime(threadId) - cpuBefore;
        double bytes = THREADS.getThreadAllocatedBytes(threadId) - bytesBefore;
        longestNanos = Math.max(longestNanos, tookNanos);
        long calls = histogram.getTotalCount();
        return table.with(
                call,
                calls,
                tookNanos / NANOS_PER_SECOND,
                cpuNanos / calls,
                bytes / calls,
                micros(histogram, 50),
                micros(histogram, 99),
                micros(histogram, 99.9),
                micros(histogram, 99.99),
                micros(histogram, 100));
    }

    private static long time(Runnable work, int leastCalls, long atLeastNanos, Histogram histogram) {
        long begunNanos = System.nanoTime();
        long beforeNanos = begunNanos;
        for (int i = 0; i < leastCalls || beforeNanos - begunNanos < atLeastNanos; i++) {
            work.run();
            long nowNanos = System.nanoTime();
            Latencies.record(histogram, nowNanos - beforeNanos);
            beforeNanos = System.nanoTime();
        }
        return beforeNanos - begunNanos;
    }

    private static double micros(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }
}
