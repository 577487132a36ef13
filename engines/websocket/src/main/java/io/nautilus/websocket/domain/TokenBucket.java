package io.nautilus.websocket.domain;

/** Allows so many at once, and one more each {@code everyNanos}. */
final class TokenBucket {
    private final int capacity;
    private final long everyNanos;
    private long tokens;
    private long filledNanos;

    TokenBucket(int capacity, long everyNanos, long nowNanos) {
        this.capacity = capacity;
        this.everyNanos = everyNanos;
        this.tokens = capacity;
        this.filledNanos = nowNanos;
    }

    boolean take(long nowNanos) {
        long more = (nowNanos - filledNanos) / everyNanos;
        if (more > 0) {
            tokens = Math.min(capacity, tokens + more);
            filledNanos += more * everyNanos;
        }
        if (tokens == 0) {
            return false;
        }
        tokens--;
        return true;
    }
}
