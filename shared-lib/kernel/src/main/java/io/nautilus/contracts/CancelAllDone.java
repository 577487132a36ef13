package io.nautilus.contracts;

/** All open orders of the account (all accounts where empty) were cancelled; {@code count} of them. */
public record CancelAllDone(MessageId requestId, String account, int count, String key, String by)
        implements OrderEvent {}
