package io.nautilus.risk.domain;

import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.MarketState;
import java.time.Duration;

/** What a feed said of itself and when something of it was sent last. Until it spoke, it is not live. */
final class Feed {
    private static final String UNKNOWN = "feed-unknown";
    private static final long NEVER = Long.MIN_VALUE;
    /** Clocks of machines differ, and market data sees that of the frame before, which is up to half a second old. */
    private static final long CLOCKS_APART_NANOS = Duration.ofSeconds(1).toNanos();

    private final int id;
    private int markets;
    private MarketState state = MarketState.STALE;
    private String reason = UNKNOWN;
    private long lastSentNanos = NEVER;

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

    /**
     * Something of it was sent, and is read now. What the clock has not come to counts as sent now; and where what was
     * heard last is that far ahead, the clock stepped back since, and silence is counted anew from here.
     */
    void heard(long sentNanos, long clockNanos, long staleAfterNanos) {
        long said = isAhead(sentNanos, clockNanos, staleAfterNanos) ? clockNanos : sentNanos;
        boolean steppedBack = isAhead(lastSentNanos, clockNanos, staleAfterNanos);
        lastSentNanos = steppedBack ? said : Math.max(lastSentNanos, said);
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

    boolean isSilent(long clockNanos, long staleAfterNanos) {
        return lastSentNanos == NEVER || Step.elapsed(lastSentNanos, clockNanos) > staleAfterNanos;
    }

    /**
     * The clock stepped back since it was heard last, by more than silence may last: how long that was ago nobody can
     * tell. Nothing is noted of it, so a look at the clock that says nothing leaves nothing behind: verify-log sees
     * only what is on the log. A smaller step delays the finding of silence by at most itself.
     */
    boolean isUnsure(long clockNanos, long staleAfterNanos) {
        return lastSentNanos != NEVER && isAhead(lastSentNanos, clockNanos, staleAfterNanos);
    }

    private static boolean isAhead(long nanos, long clockNanos, long staleAfterNanos) {
        return Step.elapsed(clockNanos, nanos) > Math.max(staleAfterNanos, CLOCKS_APART_NANOS);
    }
}
