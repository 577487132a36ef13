package io.nautilus.factor.domain;

/** A factor: what it is, what it needs and how it is calculated. */
record Factor(Definition definition, Needs needs, Formula formula) {
    /** Why there is no value on these bars, or null where there may be one. */
    Reason missing(History bars) {
        if (bars.size() < definition.warmUp()) {
            return Reason.WARMING_UP;
        }
        return needs.run(bars) < definition.window() ? needs.reason : null;
    }
}
