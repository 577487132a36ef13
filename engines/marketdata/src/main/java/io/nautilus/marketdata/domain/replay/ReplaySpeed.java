package io.nautilus.marketdata.domain.replay;

import io.nautilus.contracts.DecodeException;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Decimals;

/** How fast recorded time passes: thousandths of its original speed, or {@link #MAX}: as fast as it can be read. */
public record ReplaySpeed(long thousandths) {
    public static final ReplaySpeed ORIGINAL = new ReplaySpeed(1_000);
    public static final ReplaySpeed MAX = new ReplaySpeed(Long.MAX_VALUE);

    private static final int DECIMALS = 3;
    private static final long FASTEST = 1_000_000;
    private static final long LONGEST_NANOS = 4_000_000_000_000_000_000L;

    public ReplaySpeed {
        if (thousandths <= 0 || (thousandths > FASTEST && thousandths != Long.MAX_VALUE)) {
            throw invalid(Long.toString(thousandths));
        }
    }

    /** Reads {@code max} or a factor such as {@code 1}, {@code 10} or {@code 0.5}; 0.001 to 1,000. */
    public static ReplaySpeed parse(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        try {
            long thousandths = Decimals.parse(text, DECIMALS);
            if (thousandths > FASTEST) {
                throw invalid(text);
            }
            return new ReplaySpeed(thousandths);
        } catch (DecimalException e) {
            throw invalid(text);
        }
    }

    public boolean isMax() {
        return equals(MAX);
    }

    /** How much recorded time passes in so much wall time; more than a century counts as a century. */
    long recordedNanos(long wallNanos) {
        return isMax() ? LONGEST_NANOS : scaled(wallNanos, thousandths, 1_000);
    }

    /** How much wall time passes until so much recorded time has, rounded up. */
    long wallNanos(long recordedNanos) {
        return isMax() ? 0 : scaled(recordedNanos, 1_000, thousandths) + 1;
    }

    private static long scaled(long nanos, long factor, long divisor) {
        try {
            return Math.min(LONGEST_NANOS, Decimals.mulDiv(nanos, factor, divisor));
        } catch (DecimalException e) {
            return LONGEST_NANOS;
        }
    }

    private static DecodeException invalid(String text) {
        return new DecodeException("invalid-speed", "speed is max or 0.001 to 1000, not " + text);
    }
}
