package io.nautilus.risk.domain;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.TextBound;
import io.nautilus.trading.Taking;

/** What the checks say of an order. */
sealed interface Verdict {
    /** It passes, in the instrument's decimals, and on arrival takes this. */
    record Passed(OrderTerms terms, Market market, Taking taking) implements Verdict {}

    /** It does not; the detail names the offending value. */
    record Denied(DenialReason reason, String detail) implements Verdict {}

    static Denied deny(DenialReason reason, String detail) {
        return new Denied(reason, TextBound.DETAIL.clip(detail));
    }
}
