package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.FEED_ENDED;
import static io.nautilus.contracts.DenialReason.INVALID_PRICE;
import static io.nautilus.contracts.DenialReason.INVALID_QUANTITY;
import static io.nautilus.contracts.DenialReason.NO_BOOK;
import static io.nautilus.contracts.DenialReason.OFF_LOT;
import static io.nautilus.contracts.DenialReason.OFF_TICK;
import static io.nautilus.contracts.DenialReason.POSITION_LIMIT;
import static io.nautilus.contracts.DenialReason.QUANTITY_ABOVE_MAXIMUM;
import static io.nautilus.contracts.DenialReason.QUANTITY_BELOW_MINIMUM;
import static io.nautilus.contracts.DenialReason.STALE_MARKET;
import static io.nautilus.contracts.DenialReason.UNKNOWN_INSTRUMENT;

import io.nautilus.contracts.InstrumentLimit;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Instrument;
import io.nautilus.risk.domain.Verdict.Denied;
import io.nautilus.trading.Amount;
import java.util.List;

/** Whether an instrument can be traded, and whether an order fits its grid. */
final class MarketChecks {
    private final RiskState state;

    MarketChecks(RiskState state) {
        this.state = state;
    }

    List<Check> all() {
        return List.of(
                Check.finding("market", this::market, UNKNOWN_INSTRUMENT, FEED_ENDED, NO_BOOK, STALE_MARKET),
                Check.of("quantity", MarketChecks::quantity, INVALID_QUANTITY),
                Check.of("price", MarketChecks::price, INVALID_PRICE),
                Check.finding("decimals", MarketChecks::decimals, INVALID_QUANTITY, INVALID_PRICE),
                Check.of("tick", MarketChecks::tick, OFF_TICK),
                Check.of("lot", MarketChecks::lot, OFF_LOT),
                Check.guarded(
                        "quantity bounds",
                        MarketChecks::quantityBounds,
                        QUANTITY_BELOW_MINIMUM,
                        QUANTITY_ABOVE_MAXIMUM),
                Check.guarded("position limit", MarketChecks::position, POSITION_LIMIT));
    }

    private Denied market(Candidate order) {
        String symbol = order.asked.instrument();
        Market market = state.markets.named(symbol);
        MarketState logged = state.markets.state(symbol);
        if (market == null && logged == null) {
            return Verdict.deny(UNKNOWN_INSTRUMENT, symbol);
        }
        MarketState now = logged == MarketState.LIVE && market != null ? now(market, order) : logged;
        if (now == MarketState.ENDED) {
            return Verdict.deny(FEED_ENDED, symbol);
        }
        if (market == null || !market.isJoined()) {
            return Verdict.deny(NO_BOOK, symbol);
        }
        order.market = market;
        return now != MarketState.LIVE ? Verdict.deny(STALE_MARKET, symbol) : null;
    }

    /** An order comes after the log was told how its market is; a dry run comes whenever it likes. */
    private MarketState now(Market market, Candidate order) {
        return market.condition(order.moment.clockNanos(), state.rules.staleAfterNanos())
                .state();
    }

    private static Denied quantity(Candidate order) {
        return order.asked.quantity() <= 0
                ? Verdict.deny(INVALID_QUANTITY, "quantity " + Terms.quantity(order.asked))
                : null;
    }

    private static Denied price(Candidate order) {
        OrderTerms asked = order.asked;
        boolean valid = asked.type() == OrderType.LIMIT ? asked.hasPrice() && asked.price() > 0 : !asked.hasPrice();
        return valid ? null : Verdict.deny(INVALID_PRICE, asked.type() + " order with price " + Terms.price(asked));
    }

    private static Denied decimals(Candidate order) {
        OrderTerms asked = order.asked;
        Instrument instrument = order.market.instrument();
        if (Terms.areIn(instrument, asked)) {
            order.terms = asked;
            return null;
        }
        try {
            Terms.in(instrument.priceDecimals(), instrument.quantityDecimals(), Terms.priceless(asked));
        } catch (DecimalException tooFine) {
            return Verdict.deny(INVALID_QUANTITY, "quantity " + Terms.quantity(asked));
        }
        try {
            order.terms = Terms.in(instrument.priceDecimals(), instrument.quantityDecimals(), asked);
            return null;
        } catch (DecimalException tooFine) {
            return Verdict.deny(INVALID_PRICE, "price " + Terms.price(asked));
        }
    }

    private static Denied tick(Candidate order) {
        Instrument instrument = order.market.instrument();
        return order.terms.hasPrice() && order.terms.price() % instrument.tick() != 0
                ? Verdict.deny(OFF_TICK, "price " + Terms.price(order.terms) + ", tick " + Terms.tick(instrument))
                : null;
    }

    private static Denied lot(Candidate order) {
        Instrument instrument = order.market.instrument();
        return order.terms.quantity() % instrument.lot() != 0
                ? Verdict.deny(OFF_LOT, "quantity " + Terms.quantity(order.terms) + ", lot " + Terms.lot(instrument))
                : null;
    }

    /** Only buys add to a position, and without short ones net and gross are the same. */
    private static Denied position(Candidate order) {
        InstrumentLimit limit = order.limits().of(order.asked.instrument());
        if (!order.buys() || limit == null || limit.maxPosition() == LimitsChanged.NONE) {
            return null;
        }
        Amount after = Funds.bought(order);
        return new Amount(limit.decimals(), limit.maxPosition()).isLessThan(after)
                ? Verdict.deny(POSITION_LIMIT, "position of " + after)
                : null;
    }

    private static Denied quantityBounds(Candidate order) {
        InstrumentLimit limit = order.limits().of(order.asked.instrument());
        if (limit == null) {
            return null;
        }
        if (AccountLimits.isBelow(order.terms, limit.minQuantity(), limit.decimals())) {
            return Verdict.deny(QUANTITY_BELOW_MINIMUM, "quantity " + Terms.quantity(order.terms));
        }
        return AccountLimits.isAbove(order.terms, limit.maxQuantity(), limit.decimals())
                ? Verdict.deny(QUANTITY_ABOVE_MAXIMUM, "quantity " + Terms.quantity(order.terms))
                : null;
    }
}
