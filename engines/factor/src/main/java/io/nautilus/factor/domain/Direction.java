package io.nautilus.factor.domain;

import java.util.Locale;

/** What a factor's source found: whether later returns were higher where the factor was. */
public enum Direction {
    POSITIVE,
    NEGATIVE,
    /** The source says nothing of later returns. */
    UNCLAIMED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
