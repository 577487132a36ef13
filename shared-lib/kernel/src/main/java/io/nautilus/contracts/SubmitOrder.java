package io.nautilus.contracts;

/** Asks for an order. Its order id is this request's {@link MessageId}. */
public record SubmitOrder(OrderTerms terms, String requestedBy) implements OrderRequest {}
