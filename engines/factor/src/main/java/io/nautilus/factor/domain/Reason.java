package io.nautilus.factor.domain;

import java.util.Locale;

/** Why a value, or the score of a value, cannot be said. */
public enum Reason {
    /** Fewer bars than the factor's warm-up. */
    WARMING_UP,
    /** A bar of the window has no volume. */
    NO_VOLUME,
    /** A bar of the window has no volume weighted price. */
    NO_VWAP,
    /** Fewer bars than the window had a market beside them: it takes two instruments with a return. */
    NO_MARKET,
    /** The formula divides by what did not vary within the window. */
    UNDEFINED,
    /** There is a value and a rank, but the values of all instruments are the same, or there is only one. */
    NO_DISPERSION,
    /** The instrument had no bar at the close, or none for so long that it left its set. */
    NO_BAR;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
