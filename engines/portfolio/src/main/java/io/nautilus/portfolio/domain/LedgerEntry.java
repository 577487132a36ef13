package io.nautilus.portfolio.domain;

import io.nautilus.contracts.Place;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.trading.Amount;

/** One change of an account's cash, with the balance of that currency after it. {@code reference} names its cause. */
public record LedgerEntry(
        Place place, long timeNanos, Kind kind, String currency, Amount amount, Amount balance, String reference) {

    void save(StateWriter out) {
        place.save(out);
        out.number(timeNanos);
        out.constant(kind);
        out.text(currency);
        amount.save(out);
        balance.save(out);
        out.text(reference);
    }

    static LedgerEntry restored(StateReader in) {
        return new LedgerEntry(
                Place.restored(in),
                in.number(),
                in.constant(Kind.values()),
                in.text(),
                Amount.restored(in),
                Amount.restored(in),
                in.text());
    }

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
