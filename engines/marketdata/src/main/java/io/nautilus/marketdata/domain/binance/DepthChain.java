package io.nautilus.marketdata.domain.binance;

import io.nautilus.marketdata.domain.binance.BinanceMessage.Depth;
import io.nautilus.marketdata.domain.venue.NumberChain;

/**
 * How one symbol's depth events chain: the first one behind a snapshot holds the update after it ({@code U <=
 * lastUpdateId + 1 <= u}), each later one begins with the update after the one before ({@code U == u + 1}). An event
 * that is older than the book by number, but comes long after what the book is of, contradicts it: a hole, too.
 */
final class DepthChain {
    /** What an event is to the book. */
    enum Step {
        /** There is no snapshot yet. */
        WAITS,
        NEXT,
        /** The book has it. */
        REPEATED,
        /** What lies between the book and it was not heard. */
        HOLE
    }

    private static final long NONE = -1;

    private long lastId = NONE;
    private long lastNanos;
    private boolean first;
    private boolean lost;

    /** What the event is; one that is next is taken. */
    Step take(Depth event, long receivedNanos) {
        if (lastId == NONE) {
            return Step.WAITS;
        }
        if (event.lastId() <= lastId) {
            return receivedNanos - lastNanos > NumberChain.REPEATED_NANOS ? Step.HOLE : Step.REPEATED;
        }
        boolean chains = first ? event.firstId() <= lastId + 1 : event.firstId() == lastId + 1;
        if (!chains) {
            return Step.HOLE;
        }
        lastId = event.lastId();
        lastNanos = receivedNanos;
        first = false;
        return Step.NEXT;
    }

    /** Whether there is a snapshot, and a book that chains onto it. */
    boolean isBegun() {
        return lastId != NONE;
    }

    /** Whether the book is later than a snapshot. */
    boolean isBeyond(long snapshotId) {
        return lastId > snapshotId;
    }

    /** Begins at a snapshot. Answers whether the book had been lost. */
    boolean begin(long snapshotId, long receivedNanos) {
        boolean found = lost;
        lastId = snapshotId;
        lastNanos = receivedNanos;
        first = true;
        lost = false;
        return found;
    }

    /** The book is not known until the next snapshot. */
    void lose() {
        lastId = NONE;
        lost = true;
    }
}
