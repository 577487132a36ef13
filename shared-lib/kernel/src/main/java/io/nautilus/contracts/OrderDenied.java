package io.nautilus.contracts;

/** An order was refused. {@code detail} names the offending value. */
public record OrderDenied(MessageId orderId, OrderTerms terms, DenialReason reason, String detail)
        implements OrderEvent {}
