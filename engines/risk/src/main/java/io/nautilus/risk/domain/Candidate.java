package io.nautilus.risk.domain;

import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.market.Currencies;
import io.nautilus.market.Decimals;
import io.nautilus.trading.Account;
import io.nautilus.trading.Taking;
import io.nautilus.trading.Taking.Take;

/**
 * An order on its way through the checks, with what they have found out about it so far. One is used again and again:
 * the gate decides one order at a time.
 */
final class Candidate {
    OrderTerms asked;
    long sentNanos;
    Moment moment;
    /** Known when the account is. */
    Accounts.Entry entry;
    /** Known when the instrument is, and has a book. */
    Market market;
    /** What is asked, in the instrument's decimals; known when it has them. */
    OrderTerms terms;
    /** What it would take on arrival, and what that costs; known when the terms are. */
    Taking taking;

    long takenNotional;
    /** The notional at its limit, 0 without one. */
    long limitNotional;

    int quoteDecimals;

    void begin(OrderTerms terms, long sent, Moment now) {
        asked = terms;
        sentNanos = sent;
        moment = now;
        entry = null;
        market = null;
        this.terms = null;
        taking = null;
        takenNotional = 0;
        limitNotional = 0;
    }

    Account account() {
        return entry.account();
    }

    AccountLimits limits() {
        return entry.limits();
    }

    String quote() {
        return market.instrument().quote();
    }

    boolean buys() {
        return asked.side() == Side.BUY;
    }

    /** Whether what is left of it may wait at the venue. */
    boolean mayRest() {
        return asked.hasPrice() && asked.timeInForce() == TimeInForce.GTC;
    }

    /** Throws {@link ArithmeticException} or {@link io.nautilus.market.DecimalException} beyond 64 bits. */
    void take(Taking found) {
        taking = found;
        quoteDecimals = Currencies.decimals(quote());
        limitNotional = terms.hasPrice() ? notional(terms.price(), terms.quantity()) : 0;
        long sum = 0;
        for (int i = 0; i < found.takes().size(); i++) {
            Take take = found.takes().get(i);
            sum = Math.addExact(sum, notional(take.price(), take.quantity()));
        }
        takenNotional = sum;
    }

    /** How much of it the book would give at once. */
    long taken() {
        return terms.quantity() - taking.left();
    }

    /** The largest notional it may lead to: at its limit, or for a market order what it takes. */
    long notional() {
        return terms.hasPrice() ? limitNotional : takenNotional;
    }

    long notional(long price, long quantity) {
        return Decimals.notional(price, terms.priceDecimals(), quantity, terms.quantityDecimals(), quoteDecimals);
    }

    /** The worst price it may trade at, {@link OrderTerms#NO_PRICE} where a market order takes nothing. */
    long worstPrice() {
        if (terms.hasPrice()) {
            return terms.price();
        }
        int takes = taking.takes().size();
        return takes == 0 ? OrderTerms.NO_PRICE : taking.takes().get(takes - 1).price();
    }
}
