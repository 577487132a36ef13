package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.BUYING_POWER;
import static io.nautilus.contracts.DenialReason.INVALID_QUANTITY;
import static io.nautilus.contracts.DenialReason.NOTIONAL_OUT_OF_RANGE;
import static io.nautilus.contracts.DenialReason.REDUCE_ONLY_WOULD_INCREASE;
import static io.nautilus.contracts.DenialReason.SHORT_SELLING;

import io.nautilus.contracts.Liquidity;
import io.nautilus.risk.domain.Verdict.Denied;
import io.nautilus.trading.Account;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Taking.Take;
import java.util.List;

/**
 * Whether an account has what an order gives away. A market order costs what it takes from the book; a limit order what
 * all of it costs at its price and the larger fee. All sums that the order could lead to are made here, so that no fill
 * overflows.
 */
final class Funds {
    /** 281 million units of a currency with 6 decimals: 8,192 such orders fit a mantissa twice over. */
    static final long MAX_NOTIONAL = 1L << 48;
    /** No balance and no position may grow beyond this. */
    static final long MAX_BALANCE = 1L << 61;

    /** Of what is to be sold, which needs no price. */
    List<Check> positions() {
        return List.of(
                Check.guarded("reduce-only", Funds::reduceOnly, REDUCE_ONLY_WOULD_INCREASE),
                Check.guarded("position to sell", Funds::position, SHORT_SELLING));
    }

    /** Of cash. */
    List<Check> cash() {
        return List.of(
                Check.guarded("balance", Funds::balance, NOTIONAL_OUT_OF_RANGE),
                Check.guarded("buying power", Funds::buyingPower, BUYING_POWER, INVALID_QUANTITY));
    }

    private static Denied reduceOnly(Candidate order) {
        if (!order.asked.reduceOnly()) {
            return null;
        }
        return order.buys() || free(order).isLessThan(quantity(order))
                ? Verdict.deny(
                        REDUCE_ONLY_WOULD_INCREASE, "quantity " + quantity(order) + ", not reserved " + free(order))
                : null;
    }

    private static Denied position(Candidate order) {
        return !order.buys() && free(order).isLessThan(quantity(order))
                ? Verdict.deny(SHORT_SELLING, "quantity " + quantity(order) + ", not reserved " + free(order))
                : null;
    }

    private static Denied balance(Candidate order) {
        if (order.buys()) {
            return null;
        }
        Amount balance = order.account().cash(order.quote()).plus(new Amount(order.quoteDecimals, order.takenNotional));
        return balance.mantissa() > MAX_BALANCE ? Verdict.deny(NOTIONAL_OUT_OF_RANGE, "balance of " + balance) : null;
    }

    private static Denied buyingPower(Candidate order) {
        if (!order.buys()) {
            return null;
        }
        Amount needed = cost(order);
        Amount available = order.account().availableCash(order.quote());
        if (available.isLessThan(needed)) {
            return Verdict.deny(BUYING_POWER, "needs " + needed + ' ' + order.quote() + ", available " + available);
        }
        Amount position = bought(order);
        return position.mantissa() > MAX_BALANCE ? Verdict.deny(INVALID_QUANTITY, "position of " + position) : null;
    }

    /** What it takes of the cash at most. */
    static Amount cost(Candidate order) {
        return order.buys()
                ? new Amount(order.quoteDecimals, Math.addExact(order.notional(), fee(order)))
                : Amount.ZERO;
    }

    /** What is charged on top of a buy and off a sale: of a limit order at most, of a market order exactly. */
    static long fee(Candidate order) {
        return order.terms.hasPrice() ? order.account().fees().worst(order.limitNotional) : marketFee(order);
    }

    /** The position that it may lead to, with all open buys. */
    static Amount bought(Candidate order) {
        Account account = order.account();
        String symbol = order.market.symbol();
        return account.held(symbol).plus(account.incoming(symbol)).plus(quantity(order));
    }

    private static Amount free(Candidate order) {
        String symbol = order.market.symbol();
        return order.account().held(symbol).minus(order.account().outgoing(symbol));
    }

    private static Amount quantity(Candidate order) {
        return new Amount(order.terms.quantityDecimals(), order.terms.quantity());
    }

    /** Of each of its fills, rounded for itself. */
    private static long marketFee(Candidate order) {
        long fee = 0;
        for (int i = 0; i < order.taking.takes().size(); i++) {
            Take take = order.taking.takes().get(i);
            long notional = order.notional(take.price(), take.quantity());
            fee = Math.addExact(fee, order.account().fees().of(Liquidity.TAKER, notional));
        }
        return fee;
    }
}
