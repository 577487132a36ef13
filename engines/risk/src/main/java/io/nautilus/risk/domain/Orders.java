package io.nautilus.risk.domain;

import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderTerms;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The orders the gate remembers: open ones, and closed and denied ones as long as {@link Retention} says. */
final class Orders {
    private final Map<MessageId, Order> byId = new HashMap<>();
    private final Map<ClientId, Order> byClientId = new HashMap<>();
    private final Map<MessageId, Order> open = new LinkedHashMap<>();
    private long cancelBytes;
    private final Retention<Order> closed = new Retention<>(this::forget);

    private record ClientId(String account, String clientOrderId) {
        static ClientId of(OrderTerms terms) {
            return new ClientId(terms.account(), terms.clientOrderId());
        }
    }

    /** The order, or null when none is remembered. */
    Order find(MessageId id) {
        return byId.get(id);
    }

    /** The first order that took this account's client order id, or null when none is remembered. */
    Order named(OrderTerms terms) {
        return byClientId.get(ClientId.of(terms));
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
        remember(order);
        open.put(order.id(), order);
        cancelBytes += FrameRoom.cancelBytes(order.terms());
    }

    void denied(Order order, long timeNanos) {
        remember(order);
        closed.add(order, timeNanos);
    }

    void closed(Order order, long timeNanos) {
        order.close();
        open.remove(order.id());
        cancelBytes -= FrameRoom.cancelBytes(order.terms());
        closed.add(order, timeNanos);
    }

    private void remember(Order order) {
        byId.put(order.id(), order);
        byClientId.putIfAbsent(ClientId.of(order.terms()), order);
    }

    private void forget(Order order) {
        byId.remove(order.id(), order);
        byClientId.remove(ClientId.of(order.terms()), order);
    }
}
