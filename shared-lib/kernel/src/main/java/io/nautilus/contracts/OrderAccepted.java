package io.nautilus.contracts;

/**
 * An order passed the gate and rests or trades. {@code quoteCurrency} and its decimals say what it is paid in,
 * {@code by} who asked for it; that is empty where an older log does not say.
 */
public record OrderAccepted(MessageId orderId, OrderTerms terms, String quoteCurrency, int quoteDecimals, String by)
        implements OrderEvent {}
