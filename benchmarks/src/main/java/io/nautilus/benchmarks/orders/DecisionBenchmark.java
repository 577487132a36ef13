package io.nautilus.benchmarks.orders;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Risk's {@code on(event, out)} alone: no log, no codec, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DecisionBenchmark {
    private final DecisionBench bench = new DecisionBench();

    /** A resting order and its cancel: two decisions, two events. */
    @Benchmark
    @OperationsPerInvocation(2)
    public long submitAndCancel() {
        bench.order();
        return bench.events();
    }

    /** An order that a check denies: one decision, one event. */
    @Benchmark
    public long denied() {
        bench.denied();
        return bench.events();
    }

    /** A market order of an account with limits that is filled: one decision, two events. */
    @Benchmark
    public long filledWithinLimits() {
        bench.filled();
        return bench.events();
    }

    /** A market-data message: a level, a quote or a trade. */
    @Benchmark
    public long marketEvent() {
        bench.marketEvent();
        return bench.events();
    }
}
