package io.nautilus.analytics.domain;

/** What a figure's number counts. */
public enum Unit {
    /** 0.01 is one per cent. */
    FRACTION,
    RATIO,
    COUNT
}
