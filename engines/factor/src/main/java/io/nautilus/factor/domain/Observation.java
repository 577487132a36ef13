package io.nautilus.factor.domain;

import io.nautilus.contracts.DecodeException;

/** A bar as factors see it. {@code vwap} is 0 where there is none; a bar of mids has no volume and no vwap. */
public record Observation(double high, double low, double close, double volume, double vwap) {
    /** Within these no product of prices and volumes leaves the range of a double. */
    private static final double SMALLEST = 1e-30;

    private static final double LARGEST = 1e30;

    /** Throws {@link DecodeException} with {@code bad-bar} where the numbers cannot be those of a bar. */
    public static Observation of(double open, double high, double low, double close, double volume, double vwap) {
        check(low >= SMALLEST && high <= LARGEST, "prices must be within 1e-30 and 1e30: low %s, high %s", low, high);
        check(low <= open && open <= high, "open %s is not within low %s and high %s", open, low, high);
        check(low <= close && close <= high, "close %s is not within low %s and high %s", close, low, high);
        check(isNoneOrWithin(volume), "volume %s is neither 0 nor within 1e-30 and 1e30", volume);
        check(isNoneOrWithin(vwap), "vwap %s is neither 0 nor within 1e-30 and 1e30", vwap);
        return new Observation(high, low, close, volume, vwap);
    }

    private static boolean isNoneOrWithin(double value) {
        return value == 0 || (value >= SMALLEST && value <= LARGEST);
    }

    private static void check(boolean holds, String otherwise, Object... values) {
        if (!holds) {
            throw new DecodeException("bad-bar", otherwise.formatted(values));
        }
    }

    boolean hasVolume() {
        return volume > 0;
    }

    boolean hasVwap() {
        return volume > 0 && vwap > 0;
    }
}
