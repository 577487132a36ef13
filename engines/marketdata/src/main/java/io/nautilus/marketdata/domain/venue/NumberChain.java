package io.nautilus.marketdata.domain.venue;

/**
 * Numbers that a venue gives in order, such as those of trades. Where it gives them without holes, next comes the last
 * one and 1.
 */
public final class NumberChain {
    /** An old number that comes so much later is no repetition: the number before it was wrong. */
    public static final long REPEATED_NANOS = 10_000_000_000L;

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
    private long lastNanos;

    /** {@code number} is 0 or more. */
    public Step take(long number, long receivedNanos) {
        Step step = step(number, receivedNanos);
        if (step != Step.REPEATED) {
            last = number;
            lastNanos = receivedNanos;
        }
        return step;
    }

    /** What {@link #take} would answer. */
    public Step step(long number, long receivedNanos) {
        if (last == NONE) {
            return Step.FIRST;
        }
        if (number <= last) {
            return receivedNanos - lastNanos > REPEATED_NANOS ? Step.HOLE : Step.REPEATED;
        }
        return number == last + 1 ? Step.NEXT : Step.HOLE;
    }

    /** Whether a number was heard, and the last one is smaller than {@code number}. */
    public boolean isBehind(long number) {
        return last != NONE && last < number;
    }
}
