package io.nautilus.risk.domain;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.trading.Account;

/** The gate's state: the fold of its own events, and beside it what market data gives. */
final class RiskState implements Durable {
    final Orders orders = new Orders();
    final Accounts accounts = new Accounts();
    final Trading trading = new Trading();
    final Calls calls = new Calls();
    final Markets markets = new Markets();
    GateRules rules = GateRules.DEFAULT;

    @Override
    public void save(StateWriter out) {
        orders.save(out);
        accounts.save(out);
        trading.save(out);
        calls.save(out);
        markets.save(out);
        rules.save(out);
    }

    @Override
    public void restore(StateReader in) {
        orders.restore(in);
        accounts.restore(in);
        trading.restore(in);
        calls.restore(in);
        markets.restore(in);
        rules = GateRules.restored(in);
    }

    void apply(OrderEvent event, Moment moment) {
        long timeNanos = moment.timeNanos();
        switch (event) {
            case OrderAccepted accepted -> accepted(accepted, timeNanos);
            case OrderDenied denied -> denied(denied, timeNanos);
            case OrderFilled filled -> filled(filled, timeNanos);
            case OrderCancelled cancelled -> cancelled(cancelled, timeNanos);
            case OrderRepeated repeated -> {}
            case CancelDenied denied ->
                calls.remember(
                        denied,
                        denied.requestId(),
                        denied.key(),
                        Asked.cancel(denied.orderId(), denied.key()),
                        timeNanos);
            case CancelAllDone done -> calls.remember(done, done.requestId(), done.key(), Asked.by(done), timeNanos);
            case CommandDenied denied ->
                calls.remember(denied, denied.commandId(), denied.key(), denied.call(), timeNanos);
            case CommandRepeated repeated -> {}
            case TradingStateChanged changed -> stateChanged(changed, timeNanos);
            case AccountOpened opened -> accounts.apply(opened);
            case CashChanged changed -> cashChanged(changed, timeNanos);
            case MarketStateChanged changed -> markets.apply(changed);
            case BooksReported reported -> accounts.apply(reported, timeNanos);
            case InputRejected rejected -> {}
            case GateConfigured configured -> {
                rules = GateRules.of(configured);
                calls.remember(configured, configured.commandId(), configured.key(), Asked.by(configured), timeNanos);
            }
            case LimitsChanged changed -> {
                accounts.apply(changed);
                calls.remember(changed, changed.commandId(), changed.key(), Asked.by(changed), timeNanos);
            }
            case EquityMarked marked -> accounts.apply(marked, timeNanos);
            case AccountReset reset -> {
                accounts.apply(reset);
                calls.remember(reset, reset.commandId(), reset.key(), Asked.by(reset), timeNanos);
            }
        }
    }

    /**
     * Orders count for the rate of their account; what the rate itself denied, and other orders' names, do not. A known
     * order has its outcome: earlier rules denied another one under its id, and their journals are folded for ever.
     */
    private void denied(OrderDenied denied, long timeNanos) {
        if (orders.isKnown(denied.orderId())) {
            return;
        }
        orders.denied(denied.orderId(), denied.terms(), timeNanos);
        Accounts.Entry entry = accounts.find(denied.terms().account());
        boolean counts =
                denied.reason() != DenialReason.ORDER_RATE && denied.reason() != DenialReason.DUPLICATE_ORDER_ID;
        if (entry != null && counts) {
            entry.ordered(timeNanos);
        }
    }

    private void accepted(OrderAccepted accepted, long timeNanos) {
        OrderTerms terms = accepted.terms();
        Order order = Order.accepted(accepted);
        Accounts.Entry entry = accounts.entry(terms.account());
        Account account = entry.account();
        entry.ordered(timeNanos);
        entry.opened();
        orders.accepted(order);
        account.reserve(order.reservation(account.fees()));
        if (order.rests()) {
            markets.venue(terms.instrument())
                    .rest(
                            order.id(),
                            terms.side(),
                            terms.priceDecimals(),
                            terms.price(),
                            terms.quantityDecimals(),
                            order.leaves());
        }
    }

    private void filled(OrderFilled filled, long timeNanos) {
        Order order = known(filled.orderId());
        Account account = accounts.get(order.account());
        account.release(order.reservation(account.fees()));
        order.filled(filled.quantity());
        account.fill(filled);
        account.reserve(order.reservation(account.fees()));
        accounts.changed(order.account());
        markets.venue(filled.instrument())
                .filled(
                        order.id(),
                        filled.side(),
                        filled.price(),
                        filled.quantity(),
                        filled.liquidity(),
                        filled.marketDataOffset());
        if (order.leaves() == 0) {
            accounts.entry(order.account()).closed();
            orders.closed(order, timeNanos);
            markets.tidy(filled.instrument());
        }
    }

    private void cancelled(OrderCancelled cancelled, long timeNanos) {
        Order order = known(cancelled.orderId());
        Account account = accounts.get(order.account());
        account.release(order.reservation(account.fees()));
        markets.venue(order.terms().instrument()).remove(order.id());
        markets.tidy(order.terms().instrument());
        accounts.entry(order.account()).closed();
        orders.closed(order, timeNanos);
        if (cancelled.reason() == CancelReason.REQUESTED) {
            String what = Asked.cancel(order.id(), cancelled.key());
            calls.remember(cancelled, cancelled.requestId(), cancelled.key(), what, timeNanos);
        }
    }

    private Order known(MessageId id) {
        Order order = orders.find(id);
        if (order == null) {
            throw new IllegalStateException("no open order " + id);
        }
        return order;
    }

    private void stateChanged(TradingStateChanged changed, long timeNanos) {
        trading.apply(changed);
        if (!changed.commandId().equals(Trading.ITSELF)) {
            calls.remember(changed, changed.commandId(), changed.key(), Asked.by(changed), timeNanos);
        }
    }

    private void cashChanged(CashChanged changed, long timeNanos) {
        accounts.apply(changed);
        if (!changed.commandId().equals(Trading.ITSELF)) {
            calls.remember(changed, changed.commandId(), changed.key(), Asked.by(changed), timeNanos);
        }
    }
}
