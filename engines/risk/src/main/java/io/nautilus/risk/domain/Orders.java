package io.nautilus.risk.domain;

import io.nautilus.contracts.Durable;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The orders the gate remembers: open ones, and of closed and denied ones, each as long as {@link Retention} says, only
 * what tells a repeat from another order. More than a hundred thousand of those have to fit into a small heap.
 */
final class Orders implements Durable {
    private final Map<MessageId, Known> byId = new HashMap<>();
    private final Map<Fingerprint, Known> byName = new HashMap<>();
    private final Map<MessageId, Order> open = new LinkedHashMap<>();
    private final Fingerprints fingerprints = new Fingerprints();
    private long cancelBytes;
    private OrderTerms lastNamed;
    private Fingerprint lastName;
    private final Retention<Known> closed = new Retention<>(this::forget);
    private final Retention<Known> denied = new Retention<>(Retention.DENIALS, this::forget);

    /** An order that is or was: its id, its name, and a fingerprint of its terms in two halves. */
    record Known(MessageId id, Fingerprint name, long termsHigh, long termsLow) {}

    /** Which of two orders of one name has the name is not told by their order: the first may be forgotten. */
    @Override
    public void save(StateWriter out) {
        out.list(open.values(), order -> {
            order.save(out);
            save(out, byId.get(order.id()));
        });
        closed.save(out, known -> save(out, known));
        denied.save(out, known -> save(out, known));
    }

    private void save(StateWriter out, Known known) {
        out.id(known.id());
        out.fixed(known.name().high());
        out.fixed(known.name().low());
        out.fixed(known.termsHigh());
        out.fixed(known.termsLow());
        out.flag(known.equals(byId.get(known.id())));
        out.flag(known.equals(byName.get(known.name())));
    }

    @Override
    public void restore(StateReader in) {
        in.list(() -> {
            Order order = Order.restored(in);
            open.put(order.id(), order);
            cancelBytes += FrameRoom.cancelBytes(order.terms());
            known(in);
        });
        closed.restore(in, () -> known(in));
        denied.restore(in, () -> known(in));
    }

    private Known known(StateReader in) {
        Known known = new Known(in.id(), new Fingerprint(in.fixed(), in.fixed()), in.fixed(), in.fixed());
        if (in.flag()) {
            byId.put(known.id(), known);
        }
        if (in.flag()) {
            byName.put(known.name(), known);
        }
        return known;
    }

    /** The open order, or null when none with this id is open. */
    Order find(MessageId id) {
        return open.get(id);
    }

    /** Whether an order with this id is remembered, be it open or closed. */
    boolean isKnown(MessageId id) {
        return byId.containsKey(id);
    }

    /** The order with this id, or else the first that took this account's client order id; null for none. */
    Known known(MessageId id, OrderTerms terms) {
        Known same = byId.get(id);
        return same == null ? byName.get(name(terms)) : same;
    }

    /** Whether a known order asked for the same. */
    boolean asks(Known known, OrderTerms terms) {
        Fingerprint asked = fingerprints.ofTerms(terms);
        return asked.high() == known.termsHigh() && asked.low() == known.termsLow();
    }

    /** An order is looked for by its name and then remembered under it: that is one fingerprint. */
    private Fingerprint name(OrderTerms terms) {
        boolean same = lastNamed != null
                && lastNamed.clientOrderId().equals(terms.clientOrderId())
                && lastNamed.account().equals(terms.account());
        if (!same) {
            lastName = fingerprints.ofName(terms);
            lastNamed = terms;
        }
        return lastName;
    }

    int openCount() {
        return open.size();
    }

    /** What a cancel of all open orders would take of a frame. */
    long cancelBytes() {
        return cancelBytes;
    }

    /** The open orders of an account, of all where it is empty, oldest first. */
    List<Order> open(String account) {
        return open.values().stream()
                .filter(order -> account.isEmpty() || order.account().equals(account))
                .toList();
    }

    void accepted(Order order) {
        remember(order.id(), order.terms());
        open.put(order.id(), order);
        cancelBytes += FrameRoom.cancelBytes(order.terms());
    }

    void denied(MessageId id, OrderTerms terms, long timeNanos) {
        denied.add(remember(id, terms), timeNanos);
    }

    void closed(Order order, long timeNanos) {
        order.close();
        open.remove(order.id());
        cancelBytes -= FrameRoom.cancelBytes(order.terms());
        closed.add(byId.get(order.id()), timeNanos);
    }

    private Known remember(MessageId id, OrderTerms terms) {
        Fingerprint asked = fingerprints.ofTerms(terms);
        Known known = new Known(id, name(terms), asked.high(), asked.low());
        byId.put(id, known);
        byName.putIfAbsent(known.name(), known);
        return known;
    }

    private void forget(Known known) {
        byId.remove(known.id(), known);
        byName.remove(known.name(), known);
    }
}
