package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.*;

import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.market.Currencies;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Decimals;
import io.nautilus.market.Instrument;
import io.nautilus.risk.domain.Verdict.Denied;
import io.nautilus.trading.Account;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Taking;
import io.nautilus.trading.Taking.Take;
import java.util.Optional;

/**
 * Whether an account can pay for an order. A market order costs what it takes from the book; a limit order what all of
 * it costs at its price and the larger fee. All sums that the order could lead to are made here, so that no fill
 * overflows.
 */
final class Affordable {
    /** 281 million units of a currency with 6 decimals: 8,192 such orders fit a mantissa twice over. */
    static final long MAX_NOTIONAL = 1L << 48;
    /** No balance and no position may grow beyond this. */
    static final long MAX_BALANCE = 1L << 61;

    private final Account account;
    private final OrderTerms terms;
    private final Instrument instrument;
    private final Taking taking;
    private final String currency;
    private final int decimals;

    Affordable(Account account, OrderTerms terms, Instrument instrument, Taking taking) {
        this.account = account;
        this.terms = terms;
        this.instrument = instrument;
        this.taking = taking;
        this.currency = instrument.quote();
        this.decimals = Currencies.decimals(currency);
    }

    Optional<Denied> check() {
        try {
            return range().or(terms.side() == Side.BUY ? this::buyingPower : this::position);
        } catch (DecimalException | ArithmeticException beyond) {
            return Optional.of(new Denied(NOTIONAL_OUT_OF_RANGE, "notional beyond 64 bits"));
        }
    }

    private Optional<Denied> range() {
        long whole = terms.hasPrice() ? notional(terms.price(), terms.quantity()) : 1;
        long largest = Math.max(whole, Math.addExact(takenNotional(), restNotional()));
        if (whole <= 0 || largest > MAX_NOTIONAL) {
            return Optional.of(new Denied(NOTIONAL_OUT_OF_RANGE, "notional " + money(largest)));
        }
        return Optional.empty();
    }

    private Optional<Denied> buyingPower() {
        Amount needed = new Amount(decimals, terms.hasPrice() ? limitCost() : marketCost());
        Amount available = account.availableCash(currency);
        if (available.isLessThan(needed)) {
            return Optional.of(
                    new Denied(BUYING_POWER, "needs " + needed + ' ' + currency + ", available " + available));
        }
        Amount position = account.held(instrument.symbol())
                .plus(account.incoming(instrument.symbol()))
                .plus(quantity());
        return position.mantissa() > MAX_BALANCE
                ? Optional.of(new Denied(INVALID_QUANTITY, "position of " + position))
                : Optional.empty();
    }

    private Optional<Denied> position() {
        Amount free = account.held(instrument.symbol()).minus(account.outgoing(instrument.symbol()));
        if (free.isLessThan(quantity())) {
            return Optional.of(new Denied(SHORT_SELLING, "quantity " + quantity() + ", not reserved " + free));
        }
        Amount balance = account.cash(currency).plus(new Amount(decimals, takenNotional()));
        return balance.mantissa() > MAX_BALANCE
                ? Optional.of(new Denied(NOTIONAL_OUT_OF_RANGE, "balance of " + balance))
                : Optional.empty();
    }

    private Amount quantity() {
        return new Amount(terms.quantityDecimals(), terms.quantity());
    }

    private long limitCost() {
        long notional = notional(terms.price(), terms.quantity());
        return Math.addExact(notional, account.fees().worst(notional));
    }

    /** Exactly what its fills will cost, each rounded for itself. */
    private long marketCost() {
        long cost = 0;
        for (Take take : taking.takes()) {
            long notional = notional(take.price(), take.quantity());
            cost = Math.addExact(cost, Math.addExact(notional, account.fees().of(Liquidity.TAKER, notional)));
        }
        return cost;
    }

    private long takenNotional() {
        long sum = 0;
        for (Take take : taking.takes()) {
            sum = Math.addExact(sum, notional(take.price(), take.quantity()));
        }
        return sum;
    }

    private long restNotional() {
        return terms.hasPrice() && terms.timeInForce() == TimeInForce.GTC ? notional(terms.price(), taking.left()) : 0;
    }

    private long notional(long price, long quantity) {
        return Decimals.notional(price, instrument.priceDecimals(), quantity, instrument.quantityDecimals(), decimals);
    }

    private String money(long mantissa) {
        return Decimals.formatPlain(mantissa, decimals) + ' ' + currency;
    }
}
