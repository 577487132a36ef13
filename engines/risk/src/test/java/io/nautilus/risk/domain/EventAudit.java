package io.nautilus.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.InstrumentLimit;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.market.Decimals;
import io.nautilus.trading.Account;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Fees;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What must hold of a gate's events, told from the events alone: the plainest way there is, and never the gate's. */
final class EventAudit {
    private final Map<String, Account> books = new HashMap<>();
    private final Map<String, LimitsChanged> limits = new HashMap<>();
    private final Map<String, TradingState> states = new HashMap<>();
    private final Map<MessageId, Open> open = new LinkedHashMap<>();

    private record Open(OrderTerms terms, long leaves) {}

    void on(OrderEvent event) {
        switch (event) {
            case AccountOpened opened -> books.put(opened.account(), account(opened));
            case CashChanged cash ->
                books.get(cash.account()).fund(cash.currency(), new Amount(cash.decimals(), cash.amount()));
            case AccountReset reset -> reset(reset);
            case TradingStateChanged changed -> states.put(changed.account(), changed.state());
            case LimitsChanged changed -> limits.put(changed.account(), changed);
            case OrderAccepted accepted -> accepted(accepted);
            case OrderFilled filled -> filled(filled);
            case OrderCancelled cancelled -> cancelled(cancelled);
            case EquityMarked marked -> assertThat(marked.peak()).isGreaterThanOrEqualTo(marked.equity());
            default -> assertThat(event).isNotNull();
        }
        books.values().forEach(EventAudit::balanced);
    }

    private static Account account(AccountOpened opened) {
        Fees fees = new Fees(opened.makerFeeMillionths(), opened.takerFeeMillionths());
        return new Account(opened.account(), opened.currency(), fees);
    }

    private static void balanced(Account account) {
        assertThat(account.discrepancy("USD").isZero()).isTrue();
        assertThat(account.held(GateBench.BTC).sign()).isNotNegative();
        assertThat(account.cash("USD").sign()).isNotNegative();
    }

    private void reset(AccountReset reset) {
        assertThat(open.values()).noneMatch(each -> each.terms().account().equals(reset.account()));
        books.get(reset.account()).reset(new Amount(reset.decimals(), reset.cash()));
    }

    private void accepted(OrderAccepted accepted) {
        OrderTerms terms = accepted.terms();
        TradingState state = stricter(terms.account());
        assertThat(state == TradingState.ACTIVE || state == TradingState.REDUCING && terms.side() == Side.SELL)
                .isTrue();
        assertThat(terms.reduceOnly() && terms.side() == Side.BUY).isFalse();
        if (terms.side() == Side.SELL) {
            long held = books.get(terms.account()).held(GateBench.BTC).in(terms.quantityDecimals());
            assertThat(held - waiting(terms)).isGreaterThanOrEqualTo(terms.quantity());
        }
        LimitsChanged limit = limits.get(terms.account());
        if (limit != null) {
            within(limit, terms);
        }
        open.put(accepted.orderId(), new Open(terms, terms.quantity()));
    }

    private TradingState stricter(String account) {
        TradingState all = states.getOrDefault("", TradingState.ACTIVE);
        TradingState own = states.getOrDefault(account, TradingState.ACTIVE);
        return all.compareTo(own) > 0 ? all : own;
    }

    /** What open orders of the account and side may still trade. */
    private long waiting(OrderTerms terms) {
        return open.values().stream()
                .filter(each -> each.terms().account().equals(terms.account()))
                .filter(each -> each.terms().side() == terms.side())
                .mapToLong(Open::leaves)
                .sum();
    }

    private void within(LimitsChanged limit, OrderTerms terms) {
        if (terms.hasPrice()) {
            long notional = Decimals.notional(
                    terms.price(), terms.priceDecimals(), terms.quantity(), terms.quantityDecimals(), limit.decimals());
            within(limit.minNotional(), notional, limit.maxNotional());
        }
        if (terms.timeInForce() == TimeInForce.GTC && limit.maxOpenOrders() != LimitsChanged.NO_COUNT) {
            long resting = open.values().stream()
                    .filter(each -> each.terms().account().equals(terms.account()))
                    .count();
            assertThat(resting).isLessThan(limit.maxOpenOrders());
        }
        limit.instruments().forEach(each -> within(each, terms));
    }

    private void within(InstrumentLimit limit, OrderTerms terms) {
        assertThat(limit.restricted()).isFalse();
        Amount quantity = new Amount(terms.quantityDecimals(), terms.quantity());
        assertThat(limit.minQuantity() == LimitsChanged.NONE
                        || !quantity.isLessThan(new Amount(limit.decimals(), limit.minQuantity())))
                .isTrue();
        assertThat(isAtMost(quantity, limit.maxQuantity(), limit)).isTrue();
        Amount others = new Amount(terms.quantityDecimals(), waiting(terms));
        Amount after =
                books.get(terms.account()).held(GateBench.BTC).plus(others).plus(quantity);
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

    private void filled(OrderFilled filled) {
        books.get(filled.account()).fill(filled);
        Open order = open.get(filled.orderId());
        OrderTerms terms = order.terms();
        long left = order.leaves() - filled.quantity();
        assertThat(filled.quantity()).isPositive();
        assertThat(filled.leaves()).isEqualTo(left).isNotNegative();
        assertThat(terms.postOnly() && filled.liquidity() == Liquidity.TAKER).isFalse();
        if (terms.hasPrice()) {
            boolean atLimit =
                    terms.side() == Side.BUY ? filled.price() <= terms.price() : filled.price() >= terms.price();
            assertThat(atLimit).isTrue();
        }
        if (left == 0) {
            open.remove(filled.orderId());
        } else {
            open.put(filled.orderId(), new Open(terms, left));
        }
    }

    /** All of a fill-or-kill order trades at once, or nothing of it. */
    private void cancelled(OrderCancelled cancelled) {
        Open order = open.remove(cancelled.orderId());
        assertThat(cancelled.leaves()).isEqualTo(order.leaves()).isPositive();
        if (order.terms().timeInForce() == TimeInForce.FOK) {
            assertThat(cancelled.leaves()).isEqualTo(order.terms().quantity());
        }
    }

    /** Nothing of a fill-or-kill order is left behind at the end of its step. */
    void restsOnlyWhatMay() {
        assertThat(open.values())
                .allSatisfy(each -> assertThat(each.terms().timeInForce()).isEqualTo(TimeInForce.GTC));
    }
}
