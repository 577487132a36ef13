package io.nautilus.contracts;

/** The gate's state of an account, or of all where empty. {@code reason} is a person's text or a code. */
public record TradingStateChanged(
        MessageId commandId, String account, TradingState state, String reason, String changedBy, String key)
        implements OrderEvent {}
