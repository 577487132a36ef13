package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.*;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Instrument;
import io.nautilus.risk.domain.Verdict.Denied;
import io.nautilus.risk.domain.Verdict.Passed;
import io.nautilus.trading.Account;
import io.nautilus.trading.Taking;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pre-trade checks, cheapest first: the first that fails denies. They read the state and change nothing. */
final class Checks {
    private static final Pattern CLIENT_ORDER_ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final RiskState state;
    private final FrameRoom room;

    Checks(RiskState state, FrameRoom room) {
        this.state = state;
        this.room = room;
    }

    Verdict check(OrderTerms asked, long sentNanos, Moment moment) {
        Optional<Denied> denied = held().or(() -> expired(sentNanos, moment))
                .or(() -> named(asked))
                .or(() -> account(asked))
                .or(() -> supported(asked))
                .or(() -> trading(asked))
                .or(() -> market(asked.instrument()));
        return denied.isPresent() ? denied.get() : check(asked, state.markets.named(asked.instrument()));
    }

    private Optional<Denied> expired(long sentNanos, Moment moment) {
        long ageNanos = saturatedDifference(moment.clockNanos(), sentNanos);
        return denyIf(
                ageNanos > state.rules.maxRequestAgeNanos(), REQUEST_EXPIRED, ageNanos / NANOS_PER_MILLI + " ms old");
    }

    /** A sender may claim any time at all, even one that is further away than 64 bits hold. */
    private static long saturatedDifference(long a, long b) {
        long difference = a - b;
        boolean overflows = ((a ^ b) & (a ^ difference)) < 0;
        return overflows ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : difference;
    }

    private Optional<Denied> held() {
        return denyIf(state.trading.isHeld(), LOG_TRUNCATED, state.trading.hold());
    }

    private static Optional<Denied> named(OrderTerms asked) {
        boolean valid = CLIENT_ORDER_ID.matcher(asked.clientOrderId()).matches();
        return denyIf(!valid, MALFORMED, "clientOrderId '" + asked.clientOrderId() + "' is not 1-36 of [A-Za-z0-9_-]");
    }

    private Optional<Denied> account(OrderTerms asked) {
        return denyIf(!state.accounts.has(asked.account()), UNKNOWN_ACCOUNT, asked.account());
    }

    /** A market order cannot wait for a better time: it is IOC. */
    private static Optional<Denied> supported(OrderTerms asked) {
        boolean waits = asked.type() == OrderType.MARKET && asked.timeInForce() != TimeInForce.IOC;
        return denyIf(waits, UNSUPPORTED, asked.type() + " " + asked.timeInForce());
    }

    /** A sale reduces a position, since nobody can sell what is not held. */
    private Optional<Denied> trading(OrderTerms asked) {
        return switch (state.trading.of(asked.account())) {
            case ACTIVE -> Optional.empty();
            case REDUCING -> denyIf(asked.side() == Side.BUY, TRADING_REDUCING, asked.account());
            case HALTED -> Optional.of(new Denied(TRADING_HALTED, asked.account()));
        };
    }

    private Optional<Denied> market(String symbol) {
        Market market = state.markets.named(symbol);
        MarketState marketState = state.markets.state(symbol);
        if (market == null && marketState == null) {
            return Optional.of(new Denied(UNKNOWN_INSTRUMENT, symbol));
        }
        if (marketState == MarketState.ENDED) {
            return Optional.of(new Denied(FEED_ENDED, symbol));
        }
        if (market == null || !market.isJoined()) {
            return Optional.of(new Denied(NO_BOOK, symbol));
        }
        return denyIf(marketState != MarketState.LIVE, STALE_MARKET, symbol);
    }

    private Verdict check(OrderTerms asked, Market market) {
        Instrument instrument = market.instrument();
        Optional<Denied> denied = quantity(asked).or(() -> price(asked)).or(() -> fits(asked, instrument));
        if (denied.isPresent()) {
            return denied.get();
        }
        OrderTerms terms = Terms.in(instrument.priceDecimals(), instrument.quantityDecimals(), asked);
        denied = grid(terms, instrument);
        return denied.isPresent() ? denied.get() : afford(terms, market);
    }

    private static Optional<Denied> quantity(OrderTerms asked) {
        return denyIf(asked.quantity() <= 0, INVALID_QUANTITY, "quantity " + Terms.quantity(asked));
    }

    private static Optional<Denied> price(OrderTerms asked) {
        boolean valid = asked.type() == OrderType.LIMIT ? asked.hasPrice() && asked.price() > 0 : !asked.hasPrice();
        return denyIf(!valid, INVALID_PRICE, asked.type() + " order with price " + Terms.price(asked));
    }

    private static Optional<Denied> fits(OrderTerms asked, Instrument instrument) {
        try {
            OrderTerms priceless = Terms.priceless(asked);
            Terms.in(instrument.priceDecimals(), instrument.quantityDecimals(), priceless);
        } catch (DecimalException tooFine) {
            return Optional.of(new Denied(INVALID_QUANTITY, "quantity " + Terms.quantity(asked)));
        }
        try {
            Terms.in(instrument.priceDecimals(), instrument.quantityDecimals(), asked);
        } catch (DecimalException tooFine) {
            return Optional.of(new Denied(INVALID_PRICE, "price " + Terms.price(asked)));
        }
        return Optional.empty();
    }

    private static Optional<Denied> grid(OrderTerms terms, Instrument instrument) {
        boolean offTick = terms.hasPrice() && terms.price() % instrument.tick() != 0;
        return denyIf(offTick, OFF_TICK, "price " + Terms.price(terms) + ", tick " + Terms.tick(instrument))
                .or(() -> denyIf(
                        terms.quantity() % instrument.lot() != 0,
                        OFF_LOT,
                        "quantity " + Terms.quantity(terms) + ", lot " + Terms.lot(instrument)));
    }

    private Verdict afford(OrderTerms terms, Market market) {
        Account account = state.accounts.get(terms.account());
        int levels = room.fills(terms, market.instrument().quote(), state.orders.cancelBytes());
        Taking taking = market.venue().take(terms.side(), terms.price(), terms.quantity(), levels);
        Optional<Denied> denied = new Affordable(account, terms, market.instrument(), taking)
                .check()
                .or(() -> tooMany(terms));
        return denied.isPresent() ? denied.get() : new Passed(terms, market, taking);
    }

    private Optional<Denied> tooMany(OrderTerms terms) {
        boolean full =
                terms.timeInForce() == TimeInForce.GTC && state.orders.openCount() >= state.rules.maxOpenOrders();
        return denyIf(full, TOO_MANY_OPEN_ORDERS, state.orders.openCount() + " open orders");
    }

    private static Optional<Denied> denyIf(boolean failed, DenialReason reason, String detail) {
        return failed ? Optional.of(new Denied(reason, TextBound.DETAIL.clip(detail))) : Optional.empty();
    }
}
