package io.nautilus.contracts;

/** Asks to cancel an open order. {@code key} is the caller's idempotency key, empty where there is none. */
public record CancelOrder(MessageId orderId, String requestedBy, String key) implements OrderRequest {}
