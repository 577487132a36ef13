package io.nautilus.contracts;

/** An order passed the gate and rests or trades. {@code quoteCurrency} and its decimals say what it is paid in. */
public record OrderAccepted(MessageId orderId, OrderTerms terms, String quoteCurrency, int quoteDecimals)
        implements OrderEvent {}
