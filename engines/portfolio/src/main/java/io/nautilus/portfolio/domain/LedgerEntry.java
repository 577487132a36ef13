package io.nautilus.portfolio.domain;

import io.nautilus.trading.Amount;

/** One change of an account's cash, with the balance of that currency after it. {@code reference} names its cause. */
public record LedgerEntry(
        Place place, long timeNanos, Kind kind, String currency, Amount amount, Amount balance, String reference) {

    /** Why cash changed. */
    public enum Kind {
        OPENING,
        DEPOSIT,
        /** A paper account began anew: from what there was to its opening cash. */
        RESET,
        BUY,
        SELL,
        FEE
    }
}
