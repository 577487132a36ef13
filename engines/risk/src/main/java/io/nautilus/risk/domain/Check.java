package io.nautilus.risk.domain;

import io.nautilus.contracts.DenialReason;
import io.nautilus.risk.domain.Verdict.Denied;
import java.util.List;

/**
 * One pre-trade check, with the reasons it may deny for. What {@code finds} something out is needed by those behind it.
 */
record Check(String name, boolean finds, Rule rule, List<DenialReason> reasons) {
    /** Answers why an order is denied, or null where it passes; reads the state and changes nothing of it. */
    @FunctionalInterface
    interface Rule {
        Denied of(Candidate order);
    }

    static Check of(String name, Rule rule, DenialReason... reasons) {
        return new Check(name, false, rule, List.of(reasons));
    }

    static Check finding(String name, Rule rule, DenialReason... reasons) {
        return new Check(name, true, rule, List.of(reasons));
    }
}
