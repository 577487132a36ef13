package io.nautilus.hardware;

/** The three parts that a machine's cores are divided into. */
public enum CoreGroup {
    /** The order path: risk, market data, strategies, the stream and the broker. */
    CRITICAL,
    /** The analytics engines, by weight. */
    POOL,
    /** Monitoring and the proxy. */
    BACKGROUND
}
