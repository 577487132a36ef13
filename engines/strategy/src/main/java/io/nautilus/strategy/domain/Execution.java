package io.nautilus.strategy.domain;

import io.nautilus.contracts.OrderFilled;

/** A fill of a strategy's order, when, and its place on risk's journal. */
public record Execution(
        String strategy, String clientOrderId, long timeNanos, long offset, int index, OrderFilled fill) {
    /** Whether it stands before that place. */
    public boolean isBefore(long otherOffset, int otherIndex) {
        return offset < otherOffset || offset == otherOffset && index < otherIndex;
    }
}
