package io.nautilus.contracts;

/** An order that {@code by} asked for was refused. {@code detail} names the offending value. */
public record OrderDenied(MessageId orderId, OrderTerms terms, DenialReason reason, String detail, String by)
        implements OrderEvent {}
