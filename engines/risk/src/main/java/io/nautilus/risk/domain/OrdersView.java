package io.nautilus.risk.domain;

import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderTerms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/**
 * What the journal says of orders, calls, accounts and states, for readers. One thread folds proven frames; any thread
 * reads immutable values. A frame becomes visible order by order, each with all that the frame did to it. Closed orders,
 * repeats and calls are kept as long as the gate remembers them.
 */
public final class OrdersView {
    public static final int MAX_LIMIT = 1_000;

    private final Map<MessageId, OrderView> orders = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, OrderView> byNumber = new ConcurrentSkipListMap<>();
    private final Map<Name, MessageId> byName = new ConcurrentHashMap<>();
    private final Map<MessageId, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, AccountView> accounts = new ConcurrentHashMap<>();
    private final Retention<OrderView> closed = new Retention<>(this::forget);
    private final Retention<MessageId> answered = new Retention<>(answers::remove);
    private final ViewFold fold = new ViewFold(this);
    private volatile StateView state = StateView.INITIAL;
    private volatile long offset = -1;
    private volatile int open;

    private record Name(String account, String clientOrderId) {
        static Name of(OrderTerms terms) {
            return new Name(terms.account(), terms.clientOrderId());
        }
    }

    /** Folds a proven frame: its offset on the journal, its time and its events. */
    public void on(long frameOffset, long timeNanos, List<OrderEvent> events) {
        fold.on(frameOffset, timeNanos, events);
        offset = frameOffset;
    }

    /** Orders that are open. */
    public int openCount() {
        return open;
    }

    /** The offset of the last frame folded, -1 before any. */
    public long offset() {
        return offset;
    }

    public Optional<OrderView> order(MessageId id) {
        return Optional.ofNullable(orders.get(id));
    }

    /** The first order that took the account's client order id. */
    public Optional<OrderView> order(String account, String clientOrderId) {
        return Optional.ofNullable(byName.get(new Name(account, clientOrderId))).flatMap(this::order);
    }

    /**
     * The first outcome of a request or command by its id. A repeat, be it of an order or by an idempotency key, has the
     * outcome of what it repeated. Nothing while it has none, or when it is no longer remembered.
     */
    public Optional<Answer> answer(MessageId requestId) {
        return Optional.ofNullable(answers.get(requestId));
    }

    /** Open and closed orders, newest first, at most {@value #MAX_LIMIT}, older than {@code after} where it is given. */
    public List<OrderView> list(Predicate<OrderView> wanted, int limit, Optional<OrderView> after) {
        Collection<OrderView> newestFirst = after.map(each -> byNumber.headMap(each.number()))
                .orElse(byNumber)
                .descendingMap()
                .values();
        List<OrderView> page = new ArrayList<>();
        int most = Math.min(limit, MAX_LIMIT);
        for (OrderView each : newestFirst) {
            if (page.size() >= most) {
                break;
            }
            if (wanted.test(each)) {
                page.add(each);
            }
        }
        return page;
    }

    /** Every account by name. */
    public Map<String, AccountView> accounts() {
        return Collections.unmodifiableMap(accounts);
    }

    public StateView state() {
        return state;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void put(OrderView order) {
        OrderView before = orders.put(order.id(), order);
        boolean wasOpen = before != null && before.state().isOpen();
        open += (order.state().isOpen() ? 1 : 0) - (wasOpen ? 1 : 0);
        byNumber.put(order.number(), order);
        byName.putIfAbsent(Name.of(order.terms()), order.id());
    }

    void closed(OrderView order, long timeNanos) {
        closed.add(order, timeNanos);
    }

    void answer(MessageId requestId, Answer answer) {
        answers.putIfAbsent(requestId, answer);
    }

    /** Answers of orders go with the order, all others by themselves. */
    void answeredAlone(MessageId requestId, long timeNanos) {
        answered.add(requestId, timeNanos);
    }

    void put(AccountView account) {
        accounts.put(account.name(), account);
    }

    void put(StateView changed) {
        state = changed;
    }

    private void forget(OrderView order) {
        orders.remove(order.id());
        byNumber.remove(order.number());
        byName.remove(Name.of(order.terms()), order.id());
        answers.remove(order.id());
    }
}
