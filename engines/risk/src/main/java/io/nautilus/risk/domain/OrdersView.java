package io.nautilus.risk.domain;

import io.nautilus.contracts.Durable;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/**
 * What the journal says of orders, calls, accounts and states, for readers. One thread folds proven frames; any thread
 * reads immutable values. A frame becomes visible order by order, each with all that the frame did to it. Closed and
 * denied orders and calls are kept as long as the gate remembers them, the orders packed into few bytes.
 */
public final class OrdersView implements Durable {
    public static final int MAX_LIMIT = 1_000;
    public static final int MAX_CLOSED = Retention.COUNT;
    public static final int MAX_DENIED = Retention.DENIALS;
    public static final int MAX_CALLS = Retention.CALLS;
    public static final int MAX_COMMANDS = Retention.COMMANDS;
    public static final int MAX_ACCOUNTS = Configurations.MAX_ACCOUNTS;

    /** So many ids of repeats lead to what they repeated; they do not count among what is over. */
    public static final int MAX_REPEATS = 10_000;

    private final Map<MessageId, KeptOrder> orders = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, KeptOrder> byNumber = new ConcurrentSkipListMap<>();
    private final Map<MessageId, Answer.OfCall> answers = new ConcurrentHashMap<>();
    private final Map<MessageId, MessageId> repeats = new ConcurrentHashMap<>();
    private final Map<String, AccountView> accounts = new TreeMap<>();
    private final Retention<MessageId> closed = new Retention<>(this::forget);
    private final Retention<MessageId> denied = new Retention<>(Retention.DENIALS, this::forget);
    private final Retention<MessageId> answered = new Retention<>(Retention.CALLS, answers::remove);
    private final Retention<MessageId> answeredByKey = new Retention<>(Retention.COMMANDS, answers::remove);
    private final Retention<MessageId> repeated = new Retention<>(MAX_REPEATS, repeats::remove);
    private final ViewFold fold = new ViewFold(this);
    private volatile StateView state = StateView.INITIAL;
    private volatile Books books = new Books(-1, Map.of());
    private volatile GateRules rules = GateRules.DEFAULT;
    private boolean accountsChanged;
    private volatile int open;

    /** Every account by name, as the frame at {@code offset} left it; -1 before any. */
    public record Books(long offset, Map<String, AccountView> accounts) {
        public Books {
            accounts = Collections.unmodifiableMap(accounts);
        }
    }

    /** Open orders by number, closed ones in the order in which they are forgotten. */
    @Override
    public void save(StateWriter out) {
        out.number(books.offset());
        rules.save(out);
        fold.save(out);
        out.list(
                byNumber.values().stream()
                        .filter(KeptOrder.Open.class::isInstance)
                        .toList(),
                kept -> {
                    out.id(kept.now().id());
                    PackedOrder.write(out, kept.now());
                    out.optional(
                            kept.first().equals(kept.now()) ? null : kept.first(),
                            first -> PackedOrder.write(out, first));
                });
        closed.save(out, id -> saveClosed(out, id));
        denied.save(out, id -> saveClosed(out, id));
        answered.save(out, id -> saveAnswer(out, id));
        answeredByKey.save(out, id -> saveAnswer(out, id));
        repeated.save(out, id -> {
            out.id(id);
            out.id(repeats.get(id));
        });
    }

    private void saveAnswer(StateWriter out, MessageId id) {
        out.id(id);
        answers.get(id).save(out);
    }

    private void saveClosed(StateWriter out, MessageId id) {
        ((KeptOrder.Closed) orders.get(id)).save(out);
    }

    @Override
    public void restore(StateReader in) {
        long offset = in.number();
        rules = GateRules.restored(in);
        fold.restore(in);
        in.list(() -> {
            MessageId id = in.id();
            OrderView now = PackedOrder.read(id, in);
            OrderView first = in.optional(() -> PackedOrder.read(id, in));
            keep(now.number(), id, new KeptOrder.Open(first == null ? now : first, now));
            open = open + 1;
        });
        closed.restore(in, () -> restoreClosed(in));
        denied.restore(in, () -> restoreClosed(in));
        answered.restore(in, () -> restoreAnswer(in));
        answeredByKey.restore(in, () -> restoreAnswer(in));
        repeated.restore(in, () -> {
            MessageId id = in.id();
            repeats.put(id, in.id());
            return id;
        });
        books = new Books(offset, new TreeMap<>(accounts));
        accountsChanged = false;
    }

    private MessageId restoreAnswer(StateReader in) {
        MessageId id = in.id();
        answers.put(id, Answer.OfCall.restored(in));
        return id;
    }

    private MessageId restoreClosed(StateReader in) {
        KeptOrder.Closed kept = KeptOrder.Closed.restored(in);
        keep(kept.number(), kept.id(), kept);
        return kept.id();
    }

    private void keep(long number, MessageId id, KeptOrder order) {
        orders.put(id, order);
        byNumber.put(number, order);
    }

    /** Folds a proven frame: its offset on the journal, its time and its events. */
    public void on(long frameOffset, long timeNanos, List<OrderEvent> events) {
        fold.on(timeNanos, events);
        books = new Books(frameOffset, accountsChanged ? new TreeMap<>(accounts) : books.accounts());
        accountsChanged = false;
    }

    /** Closed orders that are remembered, of at most {@link #MAX_CLOSED}. By the folding thread, or roughly. */
    public int closedCount() {
        return closed.size();
    }

    /** Denied orders that are remembered, of at most {@link #MAX_DENIED}. By the folding thread, or roughly. */
    public int deniedCount() {
        return denied.size();
    }

    /** Outcomes of calls that are remembered, of at most {@link #MAX_CALLS}. By the folding thread, or roughly. */
    public int callCount() {
        return answered.size();
    }

    /** Those of commands with a key, of at most {@link #MAX_COMMANDS}. By the folding thread, or roughly. */
    public int commandCount() {
        return answeredByKey.size();
    }

    /** Repeats that are remembered, of at most {@link #MAX_REPEATS}. By the folding thread, or roughly. */
    public int repeatCount() {
        return repeated.size();
    }

    /** Orders that are open. */
    public int openCount() {
        return open;
    }

    /** The offset of the last frame folded, -1 before any. */
    public long offset() {
        return books.offset();
    }

    public Optional<OrderView> order(MessageId id) {
        return Optional.ofNullable(orders.get(id)).map(KeptOrder::now);
    }

    /**
     * The first outcome of a request or command by its id. A repeat, be it of an order or by an idempotency key, has
     * the outcome of what it repeated. Nothing while it has none, or when it is no longer remembered.
     */
    public Optional<Answer> answer(MessageId requestId) {
        MessageId first = repeats.getOrDefault(requestId, requestId);
        KeptOrder order = orders.get(first);
        return order != null ? Optional.of(new Answer.OfOrder(order.first())) : Optional.ofNullable(answers.get(first));
    }

    /**
     * Open and closed orders, newest first, at most {@value #MAX_LIMIT}, older than {@code after} where it is given.
     */
    public List<OrderView> list(Predicate<OrderView> wanted, int limit, Optional<OrderView> after) {
        Collection<KeptOrder> newestFirst = after.map(each -> byNumber.headMap(each.number()))
                .orElse(byNumber)
                .descendingMap()
                .values();
        List<OrderView> page = new ArrayList<>();
        int most = Math.min(limit, MAX_LIMIT);
        for (KeptOrder kept : newestFirst) {
            if (page.size() >= most) {
                break;
            }
            OrderView each = kept.now();
            if (wanted.test(each)) {
                page.add(each);
            }
        }
        return page;
    }

    /** All accounts as of one offset. */
    public Books books() {
        return books;
    }

    public StateView state() {
        return state;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void put(OrderView order) {
        KeptOrder before = orders.get(order.id());
        if (before == null) {
            open++;
        }
        keep(new KeptOrder.Open(before == null ? order : before.first(), order));
    }

    /** The order changes no more. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void closed(OrderView order, long timeNanos) {
        open--;
        keep(new KeptOrder.Closed(new KeptOrder.Open(orders.get(order.id()).first(), order)));
        (order.state() == OrderView.State.DENIED ? denied : closed).add(order.id(), timeNanos);
    }

    private void keep(KeptOrder order) {
        OrderView now = order.now();
        keep(now.number(), now.id(), order);
    }

    void answer(MessageId callId, Answer.OfCall answer, long timeNanos) {
        if (answers.putIfAbsent(callId, answer) == null) {
            boolean passing = Calls.commandKey(answer.event()).isEmpty();
            (passing ? answered : answeredByKey).add(callId, timeNanos);
        }
    }

    /** A copy of a request has its own id: it repeats nothing. */
    void repeat(MessageId id, MessageId first, long timeNanos) {
        if (!id.equals(first) && repeats.putIfAbsent(id, first) == null) {
            repeated.add(id, timeNanos);
        }
    }

    void put(AccountView account) {
        accounts.put(account.name(), account);
        accountsChanged = true;
    }

    /** What the gate decides by for all accounts. */
    public GateRules rules() {
        return rules;
    }

    void put(GateRules changed) {
        rules = changed;
    }

    void put(StateView changed) {
        state = changed;
    }

    private void forget(MessageId id) {
        KeptOrder order = orders.remove(id);
        byNumber.remove(
                order instanceof KeptOrder.Closed packed
                        ? packed.number()
                        : order.now().number());
    }
}
