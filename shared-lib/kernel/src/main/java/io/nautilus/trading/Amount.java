package io.nautilus.trading;

import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.market.Decimals;

/**
 * A quantity or an amount of money: a mantissa and its decimals. Sums take the larger count of decimals, so none loses
 * a digit. Throws {@link ArithmeticException} or {@link io.nautilus.market.DecimalException} where 64 bits do not hold
 * it.
 */
public record Amount(int decimals, long mantissa) {
    public static final Amount ZERO = new Amount(0, 0);

    public void save(StateWriter out) {
        out.number(decimals);
        out.number(mantissa);
    }

    /** What {@link #save} wrote. */
    public static Amount restored(StateReader in) {
        return new Amount(in.integer(), in.number());
    }

    public Amount plus(Amount other) {
        if (isUnchangedBy(other)) {
            return this;
        }
        int wider = Math.max(decimals, other.decimals);
        return new Amount(wider, Math.addExact(in(wider), other.in(wider)));
    }

    public Amount minus(Amount other) {
        if (isUnchangedBy(other)) {
            return this;
        }
        int wider = Math.max(decimals, other.decimals);
        return new Amount(wider, Math.subtractExact(in(wider), other.in(wider)));
    }

    private boolean isUnchangedBy(Amount other) {
        return other.mantissa == 0 && other.decimals <= decimals;
    }

    private long difference(Amount other) {
        int wider = Math.max(decimals, other.decimals);
        return Math.subtractExact(in(wider), other.in(wider));
    }

    /** The mantissa with these decimals, exact or an error. */
    public long in(int wantedDecimals) {
        return wantedDecimals == decimals ? mantissa : Decimals.rescale(mantissa, decimals, wantedDecimals);
    }

    /** -1, 0 or 1. */
    public int sign() {
        return Long.signum(mantissa);
    }

    public boolean isZero() {
        return mantissa == 0;
    }

    public boolean isLessThan(Amount other) {
        return difference(other) < 0;
    }

    /** The same value, however many decimals it is written with. */
    public boolean isSame(Amount other) {
        return difference(other) == 0;
    }

    /** The exact text without trailing zeros. */
    @Override
    public String toString() {
        return Decimals.formatPlain(mantissa, decimals);
    }
}
