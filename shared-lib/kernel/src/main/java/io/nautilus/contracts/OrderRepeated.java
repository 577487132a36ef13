package io.nautilus.contracts;

/** A submit named an order that exists with the same terms: it has no second effect, the first outcome stands. */
public record OrderRepeated(MessageId requestId, MessageId orderId) implements OrderEvent {}
