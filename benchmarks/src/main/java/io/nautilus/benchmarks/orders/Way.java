package io.nautilus.benchmarks.orders;

/** A way from a request to its outcome. */
interface Way extends AutoCloseable {
    String name();

    /** Sends {@code count} requests, one every {@code intervalNanos}; returns when all outcomes are known. */
    Latencies round(int count, long intervalNanos);

    @Override
    void close();
}
