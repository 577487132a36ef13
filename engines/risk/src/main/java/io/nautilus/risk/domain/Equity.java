package io.nautilus.risk.domain;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MarketState;
import io.nautilus.market.Currencies;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Decimals;
import io.nautilus.market.OrderBook;
import io.nautilus.risk.domain.Verdict.Denied;
import io.nautilus.trading.Account;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Position;
import java.util.Map;

/**
 * What an account is worth in its currency: cash, and positions at the middle of their books. Unknown where a book has
 * none, and where the account has anything in another currency: there is no rate.
 */
final class Equity {
    static final long UNKNOWN = Long.MIN_VALUE;

    private final RiskState state;
    /** Of what was found unknown last: the position without a price, or null where a rate was missing. */
    private String unpriced;

    Equity(RiskState state) {
        this.state = state;
    }

    /** A mantissa in the currency's decimals, or {@link #UNKNOWN}. */
    long of(Account account) {
        unpriced = null;
        for (String currency : account.currencies()) {
            if (!currency.equals(account.currency()) && !account.cash(currency).isZero()) {
                return UNKNOWN;
            }
        }
        long positions = positions(account);
        return positions == UNKNOWN
                ? UNKNOWN
                : Math.addExact(
                        positions, account.cash(account.currency()).in(Currencies.decimals(account.currency())));
    }

    /** Whether the market of every position is live: the book of another one may be the absurd one of a moment. */
    boolean isLive(Account account) {
        return account.positions().entrySet().stream()
                .filter(each -> !each.getValue().quantity().isZero())
                .allMatch(each -> state.markets.state(each.getKey()) == MarketState.LIVE);
    }

    /** What it is worth, to be remembered: unknown also beyond 64 bits. */
    long marked(Account account) {
        try {
            return of(account);
        } catch (DecimalException | ArithmeticException beyond) {
            return UNKNOWN;
        }
    }

    /** Why the last value was {@link #UNKNOWN}. */
    Denied unknown(Account account) {
        return unpriced == null
                ? Verdict.deny(DenialReason.NO_CONVERSION_RATE, "to " + account.currency())
                : Verdict.deny(DenialReason.NO_BOOK, "holds " + unpriced);
    }

    /** What all positions are worth, or {@link #UNKNOWN}. */
    long positions(Account account) {
        unpriced = null;
        long sum = 0;
        for (Map.Entry<String, Position> each : account.positions().entrySet()) {
            Position position = each.getValue();
            if (position.quantity().isZero()) {
                continue;
            }
            if (!position.quoteCurrency().equals(account.currency())) {
                return UNKNOWN;
            }
            OrderBook book = book(each.getKey());
            if (book == null) {
                unpriced = each.getKey();
                return UNKNOWN;
            }
            sum = Math.addExact(sum, value(book, position.quantity(), Currencies.decimals(position.quoteCurrency())));
        }
        return sum;
    }

    /** Null where it has no middle. */
    private OrderBook book(String symbol) {
        Market market = state.markets.named(symbol);
        OrderBook book = market == null ? null : market.venue().book();
        boolean hasMiddle = book != null && book.isComplete() && book.bidCount() > 0 && book.askCount() > 0;
        return hasMiddle ? book : null;
    }

    /** What so much of an instrument is worth at the middle of its book, or {@link #UNKNOWN} where that has none. */
    long value(String symbol, Amount quantity, int decimals) {
        OrderBook book = book(symbol);
        return book == null ? UNKNOWN : value(book, quantity, decimals);
    }

    private static long value(OrderBook book, Amount quantity, int decimals) {
        long twice = Math.addExact(book.bestBid(), book.bestAsk());
        return Decimals.notional(twice, book.priceDecimals(), quantity.mantissa(), quantity.decimals(), decimals) / 2;
    }
}
