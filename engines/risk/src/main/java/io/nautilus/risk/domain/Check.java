package io.nautilus.risk.domain;

import io.nautilus.contracts.DenialReason;
import io.nautilus.market.DecimalException;
import io.nautilus.risk.domain.Verdict.Denied;
import java.util.List;
import java.util.stream.Stream;

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

    /** One whose arithmetic may leave 64 bits, which denies too. */
    static Check guarded(String name, Rule rule, DenialReason... reasons) {
        Rule guarded = order -> {
            try {
                return rule.of(order);
            } catch (DecimalException | ArithmeticException beyond) {
                return Verdict.deny(DenialReason.NOTIONAL_OUT_OF_RANGE, "notional beyond 64 bits");
            }
        };
        List<DenialReason> all = Stream.concat(Stream.of(reasons), Stream.of(DenialReason.NOTIONAL_OUT_OF_RANGE))
                .distinct()
                .toList();
        return new Check(name, false, guarded, all);
    }

    static Check finding(String name, Rule rule, DenialReason... reasons) {
        return new Check(name, true, rule, List.of(reasons));
    }
}
