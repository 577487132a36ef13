package io.nautilus.marketdata.domain.venue;

/** Numbers that a venue gives without holes, such as those of trades: next comes the last one and 1. */
public final class NumberChain {
    /** What a number says of those before it. */
    public enum Step {
        /** It is the first that was heard. */
        FIRST,
        NEXT,
        /** It was heard before, or is older than one that was. */
        REPEATED,
        /** Numbers between the last one and it were not heard. */
        HOLE
    }

    private static final long NONE = -1;

    private long last = NONE;

    /** {@code number} is 0 or more. */
    public Step take(long number) {
        Step step = step(number);
        last = Math.max(last, number);
        return step;
    }

    /** What {@link #take} would answer. */
    public Step step(long number) {
        if (last == NONE) {
            return Step.FIRST;
        }
        if (number <= last) {
            return Step.REPEATED;
        }
        return number == last + 1 ? Step.NEXT : Step.HOLE;
    }

    /** Whether a number was heard, and all numbers that were are smaller than {@code number}. */
    public boolean isBehind(long number) {
        return last != NONE && last < number;
    }
}
