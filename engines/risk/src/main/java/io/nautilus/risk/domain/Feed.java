package io.nautilus.risk.domain;

import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.MarketState;

/** What a feed said of itself and when the log last had something of it. Until it spoke, it is not live. */
final class Feed {
    private MarketState state = MarketState.STALE;
    private String reason = "feed-unknown";
    private long lastAppendNanos = Long.MIN_VALUE;

    void heard(long appendTimeNanos) {
        lastAppendNanos = Math.max(lastAppendNanos, appendTimeNanos);
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

    boolean isSilent(long clockNanos, long staleAfterNanos) {
        return lastAppendNanos == Long.MIN_VALUE || clockNanos - lastAppendNanos > staleAfterNanos;
    }
}
