package io.nautilus.websocket.domain;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.websocket.domain.StreamTopic.KeyKind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The journal of risk into one stream per account: every event that names the account, and the open orders as state.
 * What is folded again is passed over. Events that name no account are the answer to whoever asked, and on no stream:
 * denied cancels, repeats, denied commands; so are risk's own notes. For the folding thread.
 */
public final class OrdersFold implements Durable {
    private final Fanout fanout;
    private final Set<String> accounts = new LinkedHashSet<>();
    /** As many as risk lets be open. */
    private final Map<String, OpenOrder> open = new LinkedHashMap<>();

    private long offset = -1;
    private int index = -1;

    public OrdersFold(Fanout fanout) {
        this.fanout = fanout;
    }

    /** Open orders; numbers and events begin anew with each process. */
    @Override
    public void save(StateWriter out) {
        out.number(offset);
        out.number(index);
        out.list(accounts, out::text);
        out.list(open.values(), order -> order.save(out));
    }

    @Override
    public void restore(StateReader in) {
        offset = in.number();
        index = in.integer();
        Map<String, Map<String, Object>> states = new TreeMap<>();
        in.list(() -> states.put(in.text(), new LinkedHashMap<>()));
        in.list(() -> {
            OpenOrder order = OpenOrder.restored(in);
            String id = order.id().toString();
            open.put(id, order);
            states.get(order.terms().account()).put(id, order);
        });
        accounts.addAll(states.keySet());
        states.forEach((account, orders) -> fanout.streams().begin(StreamTopic.ORDERS, account, orders));
    }

    public void on(Input.Event at) {
        if (at.offset() < offset || at.offset() == offset && at.index() <= index) {
            return;
        }
        offset = at.offset();
        index = at.index();
        switch (at.event()) {
            case OrderAccepted accepted -> accepted(accepted, at);
            case OrderFilled filled -> filled(filled, at);
            case OrderCancelled cancelled ->
                closed(cancelled.account(), cancelled.orderId().toString(), at);
            case OrderDenied denied -> tell(denied.terms().account(), at);
            case AccountOpened opened -> opened(opened, at);
            case AccountReset reset -> tell(reset.account(), at);
            case CashChanged changed -> tell(changed.account(), at);
            case LimitsChanged changed -> tell(changed.account(), at);
            case TradingStateChanged changed -> of(changed.account()).forEach(account -> tell(account, at));
            case CancelAllDone done -> of(done.account()).forEach(account -> tell(account, at));
            case OrderRepeated repeated -> {}
            case CancelDenied denied -> {}
            case CommandDenied denied -> {}
            case CommandRepeated repeated -> {}
            case MarketStateChanged changed -> {}
            case BooksReported reported -> {}
            case InputRejected rejected -> {}
            case GateConfigured configured -> {}
            case EquityMarked marked -> {}
        }
    }

    /** The account that is named, or all where none is. */
    private Iterable<String> of(String account) {
        return account.isEmpty() ? accounts : List.of(account);
    }

    private void opened(AccountOpened opened, Input.Event at) {
        accounts.add(opened.account());
        fanout.streams().know(KeyKind.ACCOUNT, opened.account());
        tell(opened.account(), at);
    }

    private void accepted(OrderAccepted accepted, Input.Event at) {
        OpenOrder order = OpenOrder.of(accepted, at.timeNanos());
        String id = accepted.orderId().toString();
        open.put(id, order);
        fanout.publish(
                StreamTopic.ORDERS,
                accepted.terms().account(),
                id,
                order,
                news(accepted.terms().account(), at));
    }

    private void filled(OrderFilled filled, Input.Event at) {
        String id = filled.orderId().toString();
        OpenOrder before = open.get(id);
        if (filled.leaves() == 0 || before == null) {
            closed(filled.account(), id, at);
        } else {
            OpenOrder left = before.behind(filled);
            open.put(id, left);
            fanout.publish(StreamTopic.ORDERS, filled.account(), id, left, news(filled.account(), at));
        }
    }

    private void closed(String account, String id, Input.Event at) {
        open.remove(id);
        fanout.publish(StreamTopic.ORDERS, account, id, null, news(account, at));
    }

    private void tell(String account, Input.Event at) {
        fanout.publish(StreamTopic.ORDERS, account, null, null, news(account, at));
    }

    private static OrderNews news(String account, Input.Event at) {
        OrderEvent event = at.event();
        return new OrderNews(account, at.offset(), at.index(), at.timeNanos(), event);
    }
}
