package io.nautilus.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.InstrumentLimit;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.market.Decimals;
import io.nautilus.risk.domain.EventAudit.Open;
import io.nautilus.trading.Account;
import io.nautilus.trading.Amount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether what was accepted kept its account's limits, told from events. They say nothing of books, so what a position
 * is worth is bounded by the lowest and the highest price of a {@link RandomFlow}: what is said to be lost, gross or
 * concentrated is so at least. Of a price collar events tell nothing.
 */
final class LimitAudit {
    private static final long MILLION = 1_000_000;

    private final Map<String, LimitsChanged> limits = new HashMap<>();
    private final Map<String, EquityMarked> marks = new HashMap<>();
    private final Map<String, Rate> rates = new HashMap<>();
    private MarketState market;

    /** Orders that an account may still send, times a second: they come back with time, up to those of one second. */
    private static final class Rate {
        private final long perSecond;
        private long left;
        private long atNanos;

        Rate(long perSecond) {
            this.perSecond = perSecond;
            this.left = perSecond * GateBench.SECOND;
        }

        /** Answers what there was before this one. */
        long take(long timeNanos) {
            long more = atNanos == 0 ? 0 : perSecond * (timeNanos - atNanos);
            long before = Math.min(perSecond * GateBench.SECOND, left + more);
            atNanos = timeNanos;
            left = before - GateBench.SECOND;
            return before;
        }
    }

    void on(LimitsChanged changed) {
        limits.put(changed.account(), changed);
        rates.remove(changed.account());
        if (changed.ordersPerSecond() != LimitsChanged.NO_COUNT) {
            rates.put(changed.account(), new Rate(changed.ordersPerSecond()));
        }
    }

    void on(MarketStateChanged changed) {
        market = changed.state();
    }

    /** Cash from outside is no profit. */
    void on(CashChanged cash) {
        if (cash.reason() != CashReason.OPENING) {
            marks.computeIfPresent(
                    cash.account(),
                    (account, mark) -> new EquityMarked(
                            account,
                            mark.day(),
                            mark.decimals(),
                            mark.equity() + cash.amount(),
                            mark.dayOpen() + cash.amount(),
                            mark.peak() + cash.amount()));
        }
    }

    void on(AccountReset reset) {
        marks.remove(reset.account());
    }

    /** A peak is one of live markets, but for the first one. */
    void on(EquityMarked marked, Account account) {
        boolean live = market == MarketState.LIVE || account.held(GateBench.BTC).isZero();
        EquityMarked before = marks.put(marked.account(), marked);
        if (live || before == null) {
            assertThat(marked.peak()).isGreaterThanOrEqualTo(marked.equity());
        } else {
            assertThat(marked.peak()).isLessThanOrEqualTo(before.peak());
        }
    }

    void on(OrderDenied denied, long timeNanos) {
        Rate rate = rates.get(denied.terms().account());
        boolean counts =
                denied.reason() != DenialReason.ORDER_RATE && denied.reason() != DenialReason.DUPLICATE_ORDER_ID;
        if (rate != null && counts) {
            rate.take(timeNanos);
        }
    }

    /** {@code open} are the other orders of the account. */
    void accepted(OrderTerms terms, long timeNanos, Account account, List<Open> open) {
        LimitsChanged limit = limits.get(terms.account());
        if (limit == null) {
            return;
        }
        Rate rate = rates.get(terms.account());
        assertThat(rate == null || rate.take(timeNanos) >= GateBench.SECOND).isTrue();
        if (terms.timeInForce() == TimeInForce.GTC && limit.maxOpenOrders() != LimitsChanged.NO_COUNT) {
            assertThat(open.size()).isLessThan(limit.maxOpenOrders());
        }
        if (terms.hasPrice()) {
            within(limit.minNotional(), notional(terms.price(), terms.quantity()), limit.maxNotional());
        }
        if (terms.side() == Side.BUY) {
            bought(limit, terms, account, open);
        }
        limit.instruments().forEach(each -> within(each, terms, account, open));
    }

    private void bought(LimitsChanged limit, OrderTerms terms, Account account, List<Open> open) {
        long own = terms.hasPrice() ? notional(terms.price(), terms.quantity()) : 0;
        within(LimitsChanged.NONE, gross(account, open) + own, limit.maxGross());
        long best = account.cash("USD").in(limit.decimals()) + notional(RandomOrders.HIGHEST_PRICE, held(account));
        if (terms.timeInForce() == TimeInForce.GTC && limit.maxConcentrationMillionths() != LimitsChanged.NO_COUNT) {
            long after = held(account) + incoming(open) + terms.quantity();
            long most = Decimals.mulDiv(best, limit.maxConcentrationMillionths(), MILLION);
            assertThat(notional(RandomOrders.LOWEST_PRICE, after)).isLessThanOrEqualTo(most);
        }
        EquityMarked mark = marks.get(terms.account());
        if (mark != null) {
            within(LimitsChanged.NONE, mark.dayOpen() - best, limit.maxDailyLoss());
            within(LimitsChanged.NONE, mark.peak() - best, limit.maxDrawdown());
        }
    }

    /** A market order is worth what it traded; {@code open} are the orders that are left. */
    void closed(Open order, Account account, List<Open> open) {
        LimitsChanged limit = limits.get(order.terms().account());
        if (limit != null && !order.terms().hasPrice()) {
            within(limit.minNotional(), order.notional(), limit.maxNotional());
            if (order.terms().side() == Side.BUY) {
                within(LimitsChanged.NONE, gross(account, open), limit.maxGross());
            }
        }
    }

    /** What is held and what open buys may add, at least. */
    private static long gross(Account account, List<Open> open) {
        return notional(RandomOrders.LOWEST_PRICE, held(account))
                + open.stream()
                        .filter(each -> each.terms().side() == Side.BUY)
                        .mapToLong(each -> notional(each.terms().price(), each.leaves()))
                        .sum();
    }

    private static long held(Account account) {
        return account.held(GateBench.BTC).in(GateBench.QUANTITY_DECIMALS);
    }

    private static long incoming(List<Open> open) {
        return open.stream()
                .filter(each -> each.terms().side() == Side.BUY)
                .mapToLong(Open::leaves)
                .sum();
    }

    private static long notional(long price, long quantity) {
        return Decimals.notional(price, GateBench.PRICE_DECIMALS, quantity, GateBench.QUANTITY_DECIMALS, 6);
    }

    private static void within(InstrumentLimit limit, OrderTerms terms, Account account, List<Open> open) {
        assertThat(limit.restricted()).isFalse();
        Amount quantity = new Amount(terms.quantityDecimals(), terms.quantity());
        assertThat(limit.minQuantity() == LimitsChanged.NONE
                        || !quantity.isLessThan(new Amount(limit.decimals(), limit.minQuantity())))
                .isTrue();
        assertThat(isAtMost(quantity, limit.maxQuantity(), limit)).isTrue();
        Amount others = new Amount(terms.quantityDecimals(), incoming(open));
        Amount after = account.held(GateBench.BTC).plus(others).plus(quantity);
        assertThat(terms.side() == Side.SELL || isAtMost(after, limit.maxPosition(), limit))
                .isTrue();
    }

    private static boolean isAtMost(Amount value, long most, InstrumentLimit limit) {
        return most == LimitsChanged.NONE || !new Amount(limit.decimals(), most).isLessThan(value);
    }

    private static void within(long least, long value, long most) {
        assertThat(least == LimitsChanged.NONE || value >= least).isTrue();
        assertThat(most == LimitsChanged.NONE || value <= most).isTrue();
    }
}
