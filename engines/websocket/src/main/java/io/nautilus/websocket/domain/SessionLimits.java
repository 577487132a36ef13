package io.nautilus.websocket.domain;

/**
 * What a client may do and gets, times in nanoseconds. {@code windowChars} is how much of what it gets may be on its
 * way at once; the rest stays in the streams' rings, which all clients share.
 */
public record SessionLimits(
        int subscriptions,
        int messageBytes,
        int messagesPerSecond,
        int errors,
        int windowChars,
        long heartbeatNanos,
        long silentNanos,
        long idleNanos) {
    /** A refused message is forgiven after so long. */
    static final long ERROR_FORGIVEN_NANOS = 4_000_000_000L;
}
