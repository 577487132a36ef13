package io.nautilus.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.trading.Account;
import io.nautilus.trading.Amount;
import io.nautilus.trading.Fees;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must hold of a gate's events, told from the events alone: the plainest way there is, and never the gate's. */
final class EventAudit {
    private final Map<String, Account> books = new HashMap<>();
    private final LimitAudit limits = new LimitAudit();
    private final Map<String, TradingState> states = new HashMap<>();
    private final Map<MessageId, Open> open = new LinkedHashMap<>();

    /** An order, what is left of it, and what its fills were worth. */
    record Open(OrderTerms terms, long leaves, long notional) {}

    void on(OrderEvent event, long timeNanos) {
        switch (event) {
            case AccountOpened opened -> books.put(opened.account(), account(opened));
            case CashChanged cash -> {
                books.get(cash.account()).fund(cash.currency(), new Amount(cash.decimals(), cash.amount()));
                limits.on(cash);
            }
            case AccountReset reset -> reset(reset);
            case TradingStateChanged changed -> states.put(changed.account(), changed.state());
            case LimitsChanged changed -> limits.on(changed);
            case MarketStateChanged changed -> limits.on(changed);
            case OrderDenied denied -> limits.on(denied, timeNanos);
            case OrderAccepted accepted -> accepted(accepted, timeNanos);
            case OrderFilled filled -> filled(filled);
            case OrderCancelled cancelled -> cancelled(cancelled);
            case EquityMarked marked -> limits.on(marked, books.get(marked.account()));
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
        limits.on(reset);
    }

    private void accepted(OrderAccepted accepted, long timeNanos) {
        OrderTerms terms = accepted.terms();
        TradingState state = stricter(terms.account());
        assertThat(state == TradingState.ACTIVE || state == TradingState.REDUCING && terms.side() == Side.SELL)
                .isTrue();
        assertThat(terms.reduceOnly() && terms.side() == Side.BUY).isFalse();
        if (terms.side() == Side.SELL) {
            long held = books.get(terms.account()).held(GateBench.BTC).in(terms.quantityDecimals());
            assertThat(held - waiting(terms)).isGreaterThanOrEqualTo(terms.quantity());
        }
        if (terms.hasPrice()) {
            meetsNoOwnOrder(terms, terms.price());
        }
        limits.accepted(terms, timeNanos, books.get(terms.account()), of(terms.account()));
        open.put(accepted.orderId(), new Open(terms, terms.quantity(), 0));
    }

    private List<Open> of(String account) {
        return open.values().stream()
                .filter(each -> each.terms().account().equals(account))
                .toList();
    }

    /** Nothing of the same account waits on the other side at this price or at one that is met before it. */
    private void meetsNoOwnOrder(OrderTerms terms, long price) {
        assertThat(of(terms.account()))
                .filteredOn(each -> each.terms().side() != terms.side())
                .allMatch(each -> terms.side() == Side.BUY
                        ? each.terms().price() > price
                        : each.terms().price() < price);
    }

    private TradingState stricter(String account) {
        TradingState all = states.getOrDefault("", TradingState.ACTIVE);
        TradingState own = states.getOrDefault(account, TradingState.ACTIVE);
        return all.compareTo(own) > 0 ? all : own;
    }

    /** What open orders of the account and side may still trade. */
    private long waiting(OrderTerms terms) {
        return of(terms.account()).stream()
                .filter(each -> each.terms().side() == terms.side())
                .mapToLong(Open::leaves)
                .sum();
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
        if (filled.liquidity() == Liquidity.TAKER) {
            meetsNoOwnOrder(terms, filled.price());
        }
        Open now = new Open(terms, left, order.notional() + filled.notional());
        if (left == 0) {
            open.remove(filled.orderId());
            limits.closed(now, books.get(filled.account()), of(filled.account()));
        } else {
            open.put(filled.orderId(), now);
        }
    }

    /** All of a fill-or-kill order trades at once, or nothing of it. */
    private void cancelled(OrderCancelled cancelled) {
        Open order = open.remove(cancelled.orderId());
        assertThat(cancelled.leaves()).isEqualTo(order.leaves()).isPositive();
        if (order.terms().timeInForce() == TimeInForce.FOK) {
            assertThat(cancelled.leaves()).isEqualTo(order.terms().quantity());
        }
        limits.closed(order, books.get(cancelled.account()), of(cancelled.account()));
    }

    /** Nothing of a fill-or-kill order is left behind at the end of its step. */
    void restsOnlyWhatMay() {
        assertThat(open.values())
                .allSatisfy(each -> assertThat(each.terms().timeInForce()).isEqualTo(TimeInForce.GTC));
    }
}
