package io.nautilus.risk.domain;

import io.nautilus.market.Currencies;
import io.nautilus.market.Decimals;
import io.nautilus.market.OrderBook;
import io.nautilus.trading.Account;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Position;
import java.util.Map;

/**
 * What an account is worth in its currency: cash, and positions at the middle of their books; where a book has none, at
 * what they cost. Unknown where it has anything in another currency: there is no rate.
 */
final class Equity {
    static final long UNKNOWN = Long.MIN_VALUE;

    private final RiskState state;

    Equity(RiskState state) {
        this.state = state;
    }

    /** A mantissa in the currency's decimals, or {@link #UNKNOWN}. */
    long of(Account account) {
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

    /** What all positions are worth. */
    long positions(Account account) {
        long sum = 0;
        for (Map.Entry<String, Position> each : account.positions().entrySet()) {
            Position position = each.getValue();
            if (position.quantity().isZero()) {
                continue;
            }
            if (!position.quoteCurrency().equals(account.currency())) {
                return UNKNOWN;
            }
            sum = Math.addExact(sum, value(each.getKey(), position));
        }
        return sum;
    }

    private long value(String symbol, Position position) {
        int decimals = Currencies.decimals(position.quoteCurrency());
        Market market = state.markets.named(symbol);
        OrderBook book = market == null ? null : market.venue().book();
        if (book == null || !book.isComplete() || book.bidCount() == 0 || book.askCount() == 0) {
            return position.cost().in(decimals);
        }
        Amount quantity = position.quantity();
        long twice = Math.addExact(book.bestBid(), book.bestAsk());
        return Decimals.notional(twice, book.priceDecimals(), quantity.mantissa(), quantity.decimals(), decimals) / 2;
    }
}
