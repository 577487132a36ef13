package io.nautilus.indicators;

/** Quotients that have a stated value where nothing is divided by nothing. */
final class Ratio {
    private Ratio() {}

    /** A part of a whole, or {@code middle} where there is no whole. */
    static double of(double part, double whole, double middle) {
        return whole == 0 ? middle : part / whole;
    }
}
