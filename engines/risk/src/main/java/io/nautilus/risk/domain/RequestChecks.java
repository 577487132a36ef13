package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.LOG_TRUNCATED;
import static io.nautilus.contracts.DenialReason.MALFORMED;
import static io.nautilus.contracts.DenialReason.ORDER_RATE;
import static io.nautilus.contracts.DenialReason.REQUEST_EXPIRED;
import static io.nautilus.contracts.DenialReason.RESTRICTED_INSTRUMENT;
import static io.nautilus.contracts.DenialReason.TOO_MANY_OPEN_ORDERS;
import static io.nautilus.contracts.DenialReason.TRADING_HALTED;
import static io.nautilus.contracts.DenialReason.TRADING_REDUCING;
import static io.nautilus.contracts.DenialReason.UNKNOWN_ACCOUNT;
import static io.nautilus.contracts.DenialReason.UNSUPPORTED;

import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.risk.domain.Verdict.Denied;
import java.util.List;

/** What can be said of an order without its market. */
final class RequestChecks {
    private static final int CLIENT_ORDER_ID_LENGTH = 36;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final RiskState state;

    RequestChecks(RiskState state) {
        this.state = state;
    }

    List<Check> all() {
        return List.of(
                Check.of("log", this::held, LOG_TRUNCATED),
                Check.of("age", this::age, REQUEST_EXPIRED),
                Check.of("client order id", RequestChecks::named, MALFORMED),
                Check.finding("account", this::account, UNKNOWN_ACCOUNT),
                Check.of("type and time in force", RequestChecks::supported, UNSUPPORTED),
                Check.of("trading state", this::trading, TRADING_HALTED, TRADING_REDUCING),
                Check.of("restricted instruments", RequestChecks::restricted, RESTRICTED_INSTRUMENT),
                Check.of("order rate", RequestChecks::rate, ORDER_RATE),
                Check.of("open orders", this::openOrders, TOO_MANY_OPEN_ORDERS));
    }

    private Denied held(Candidate order) {
        return state.trading.isHeld() ? Verdict.deny(LOG_TRUNCATED, state.trading.hold()) : null;
    }

    private Denied age(Candidate order) {
        long ageNanos = Step.elapsed(order.sentNanos, order.moment.clockNanos());
        return ageNanos > state.rules.maxRequestAgeNanos()
                ? Verdict.deny(REQUEST_EXPIRED, ageNanos / NANOS_PER_MILLI + " ms old")
                : null;
    }

    private static Denied named(Candidate order) {
        String id = order.asked.clientOrderId();
        boolean valid = !id.isEmpty() && id.length() <= CLIENT_ORDER_ID_LENGTH;
        for (int i = 0; valid && i < id.length(); i++) {
            valid = isOfId(id.charAt(i));
        }
        return valid ? null : Verdict.deny(MALFORMED, "clientOrderId '" + id + "' is not 1-36 of [A-Za-z0-9_-]");
    }

    private static boolean isOfId(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    private Denied account(Candidate order) {
        order.entry = state.accounts.find(order.asked.account());
        return order.entry == null ? Verdict.deny(UNKNOWN_ACCOUNT, order.asked.account()) : null;
    }

    /** A market order cannot wait for a better time. What may not take has to wait. */
    private static Denied supported(Candidate order) {
        OrderTerms asked = order.asked;
        boolean waits = asked.timeInForce() == TimeInForce.GTC;
        if (asked.type() == OrderType.MARKET && waits) {
            return Verdict.deny(UNSUPPORTED, asked.type() + " " + asked.timeInForce());
        }
        return asked.postOnly() && !waits ? Verdict.deny(UNSUPPORTED, "post-only " + asked.timeInForce()) : null;
    }

    /** A sale reduces a position, since nobody can sell what is not held. */
    private Denied trading(Candidate order) {
        return switch (state.trading.of(order.asked.account())) {
            case ACTIVE -> null;
            case REDUCING -> order.buys() ? Verdict.deny(TRADING_REDUCING, order.asked.account()) : null;
            case HALTED -> Verdict.deny(TRADING_HALTED, order.asked.account());
        };
    }

    private static Denied restricted(Candidate order) {
        return order.limits().isRestricted(order.asked.instrument())
                ? Verdict.deny(RESTRICTED_INSTRUMENT, order.asked.instrument())
                : null;
    }

    private static Denied rate(Candidate order) {
        return order.entry.mayOrder(order.moment.timeNanos())
                ? null
                : Verdict.deny(ORDER_RATE, order.limits().ordersPerSecond() + " in a second");
    }

    private Denied openOrders(Candidate order) {
        if (!order.mayRest()) {
            return null;
        }
        if (state.orders.openCount() >= state.rules.maxOpenOrders()) {
            return Verdict.deny(TOO_MANY_OPEN_ORDERS, state.orders.openCount() + " open orders");
        }
        return order.limits().hasMaxOpenOrders()
                        && order.entry.openOrders() >= order.limits().maxOpenOrders()
                ? Verdict.deny(TOO_MANY_OPEN_ORDERS, order.entry.openOrders() + " open orders of the account")
                : null;
    }
}
