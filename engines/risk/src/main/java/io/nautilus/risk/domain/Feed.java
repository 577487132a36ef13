package io.nautilus.risk.domain;

import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.MarketState;

/** What a feed said of itself and when something of it was sent last. Until it spoke, it is not live. */
final class Feed {
    private static final String UNKNOWN = "feed-unknown";

    private final int id;
    private int markets;
    private MarketState state = MarketState.STALE;
    private String reason = UNKNOWN;
    private long lastSentNanos = Long.MIN_VALUE;

    Feed(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }

    /** An instrument is defined of it. */
    void hold() {
        markets++;
    }

    /** An instrument is no longer of it. */
    void release() {
        markets--;
    }

    boolean hasMarkets() {
        return markets > 0;
    }

    void heard(long sentNanos) {
        lastSentNanos = Math.max(lastSentNanos, sentNanos);
    }

    /** Another reign speaks for it now, and has not spoken yet. */
    void forget() {
        state = MarketState.STALE;
        reason = UNKNOWN;
    }

    /** Answers whether it says anything new. */
    boolean says(FeedStatus status) {
        boolean changed = state != status.state();
        state = status.state();
        reason = status.reason();
        return changed;
    }

    MarketState state() {
        return state;
    }

    String reason() {
        return reason;
    }

    /**
     * The clock stepped back by more than silence may last: what was heard counts as heard now, so that a dead feed is
     * found silent as long after the step as it would have been. A smaller step delays that by at most itself.
     */
    void clockIs(long clockNanos, long staleAfterNanos) {
        if (lastSentNanos != Long.MIN_VALUE && lastSentNanos - staleAfterNanos > clockNanos) {
            lastSentNanos = clockNanos;
        }
    }

    boolean isSilent(long clockNanos, long staleAfterNanos) {
        return lastSentNanos == Long.MIN_VALUE || clockNanos - lastSentNanos > staleAfterNanos;
    }
}
