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
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Folds frames for the {@link OrdersView}: works on its own copies and publishes what a frame changed at its end. */
final class ViewFold implements Durable {
    private final OrdersView view;
    private final Accounts accounts = new Accounts();
    private final Trading trading = new Trading();
    private final TreeMap<String, TradingState> accountStates = new TreeMap<>();
    private final MarketStates marketStates = new MarketStates();
    private final Map<MessageId, OrderView> changed = new LinkedHashMap<>();
    private final Map<MessageId, OrderEvent> calls = new LinkedHashMap<>();
    private final Map<MessageId, MessageId> repeats = new LinkedHashMap<>();
    private final Set<String> accountsChanged = new LinkedHashSet<>();
    private String lastReason = "";
    private String lastChangedBy = "";
    private boolean stateChanged;
    private long orderCount;

    ViewFold(OrdersView view) {
        this.view = view;
    }

    /** Between two frames: what a frame changes is empty then. */
    @Override
    public void save(StateWriter out) {
        accounts.save(out);
        trading.save(out);
        out.map(accountStates, out::constant);
        marketStates.save(out);
        out.text(lastReason);
        out.text(lastChangedBy);
        out.number(orderCount);
    }

    @Override
    public void restore(StateReader in) {
        accounts.restore(in);
        trading.restore(in);
        in.map(account -> accountStates.put(account, in.constant(TradingState.values())));
        marketStates.restore(in);
        lastReason = in.text();
        lastChangedBy = in.text();
        orderCount = in.number();
        accounts.entries().forEach(entry -> view.put(AccountView.of(entry)));
        view.put(state());
    }

    private StateView state() {
        return new StateView(
                trading.of(Trading.ALL), accountStates, trading.hold(), lastReason, lastChangedBy, marketStates.all());
    }

    void on(long timeNanos, List<OrderEvent> events) {
        events.forEach(event -> fold(event, timeNanos));
        publish(timeNanos);
        changed.clear();
        calls.clear();
        repeats.clear();
        accountsChanged.clear();
        stateChanged = false;
    }

    private void fold(OrderEvent event, long timeNanos) {
        switch (event) {
            case OrderAccepted accepted -> change(OrderView.of(accepted, orderCount++, timeNanos));
            case OrderDenied denied -> denied(denied, timeNanos);
            case OrderFilled filled -> {
                change(order(filled.orderId()).filled(filled, timeNanos));
                accounts.get(filled.account()).fill(filled);
                accountsChanged.add(filled.account());
            }
            case OrderCancelled cancelled -> {
                change(order(cancelled.orderId()).cancelled(cancelled, timeNanos));
                if (cancelled.reason() == CancelReason.REQUESTED) {
                    calls.putIfAbsent(cancelled.requestId(), event);
                }
            }
            case OrderRepeated repeated -> repeats.putIfAbsent(repeated.requestId(), repeated.orderId());
            case CancelDenied denied -> calls.putIfAbsent(denied.requestId(), event);
            case CancelAllDone done -> calls.putIfAbsent(done.requestId(), event);
            case CommandDenied denied -> calls.putIfAbsent(denied.commandId(), event);
            case CommandRepeated repeated -> repeats.putIfAbsent(repeated.commandId(), repeated.firstId());
            case TradingStateChanged state -> stateChanged(state);
            case AccountOpened opened -> {
                accounts.apply(opened);
                accountsChanged.add(opened.account());
            }
            case CashChanged cash -> cashChanged(cash);
            case MarketStateChanged market -> {
                marketStates.put(market);
                stateChanged = true;
            }
            case BooksReported reported -> {}
            case InputRejected rejected -> {
                if (!rejected.messageId().equals(MessageId.NONE)) {
                    calls.putIfAbsent(rejected.messageId(), rejected);
                }
            }
            case GateConfigured configured -> {
                view.put(GateRules.of(configured));
                calls.putIfAbsent(configured.commandId(), configured);
            }
            case LimitsChanged limits -> {
                accounts.apply(limits);
                accountsChanged.add(limits.account());
                calls.putIfAbsent(limits.commandId(), limits);
            }
            case EquityMarked marked -> accounts.apply(marked, timeNanos);
            case AccountReset reset -> {
                accounts.apply(reset);
                accountsChanged.add(reset.account());
                calls.putIfAbsent(reset.commandId(), reset);
            }
        }
    }

    /** As the gate does it, a denial under the id of a known order is passed over. */
    private void denied(OrderDenied denied, long timeNanos) {
        MessageId id = denied.orderId();
        if (!changed.containsKey(id) && view.order(id).isEmpty()) {
            change(OrderView.of(denied, orderCount++, timeNanos));
        }
    }

    private void stateChanged(TradingStateChanged state) {
        trading.apply(state);
        if (!state.account().equals(Trading.ALL)) {
            accountStates.put(state.account(), state.state());
        }
        if (!state.commandId().equals(Trading.ITSELF)) {
            calls.putIfAbsent(state.commandId(), state);
        }
        lastReason = state.reason();
        lastChangedBy = state.changedBy();
        stateChanged = true;
    }

    private void cashChanged(CashChanged cash) {
        accounts.apply(cash);
        accountsChanged.add(cash.account());
        if (!cash.commandId().equals(Trading.ITSELF)) {
            calls.putIfAbsent(cash.commandId(), cash);
        }
    }

    private OrderView order(MessageId id) {
        OrderView working = changed.get(id);
        return working != null
                ? working
                : view.order(id).orElseThrow(() -> new IllegalStateException("no order " + id));
    }

    private void change(OrderView order) {
        changed.put(order.id(), order);
    }

    /** First the orders, then what answers with them: who finds an answer finds its order. */
    private void publish(long timeNanos) {
        accountsChanged.forEach(name -> view.put(AccountView.of(accounts.entry(name))));
        if (stateChanged) {
            view.put(state());
        }
        changed.values().forEach(view::put);
        calls.forEach((id, event) -> view.answer(id, new Answer.OfCall(event, closedBy(event)), timeNanos));
        repeats.forEach((id, first) -> view.repeat(id, first, timeNanos));
        changed.values().stream()
                .filter(order -> !order.state().isOpen())
                .forEach(order -> view.closed(order, timeNanos));
    }

    private Optional<OrderView> closedBy(OrderEvent event) {
        return event instanceof OrderCancelled cancelled ? Optional.of(order(cancelled.orderId())) : Optional.empty();
    }
}
