package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.DecodeException;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Decimals;

/**
 * How fast the simulated market lives, in thousandths of ten steps per second. A faster market has shorter steps on the
 * same clock: event time stays the wall's, and there are more messages, trades and moves per second.
 */
public record SimulatedSpeed(long thousandths) {
    public static final SimulatedSpeed USUAL = new SimulatedSpeed(1_000);

    static final long USUAL_STEP_NANOS = 100_000_000L;

    private static final int DECIMALS = 3;
    private static final long SLOWEST = 100;
    private static final long FASTEST = 1_000_000;

    public SimulatedSpeed {
        if (thousandths < SLOWEST || thousandths > FASTEST) {
            throw invalid(Long.toString(thousandths) + " thousandths");
        }
    }

    /** Reads a factor from 0.1 to 1000. Throws {@link DecodeException} with {@code invalid-speed}. */
    public static SimulatedSpeed parse(String text) {
        try {
            return new SimulatedSpeed(Decimals.parse(text, DECIMALS));
        } catch (DecimalException e) {
            throw invalid(text);
        }
    }

    /** The time of a step. */
    long stepNanos() {
        return USUAL_STEP_NANOS * 1_000 / thousandths;
    }

    private static DecodeException invalid(String text) {
        return new DecodeException("invalid-speed", "a simulated market's speed is 0.1 to 1000, not " + text);
    }
}
