package io.nautilus.contracts;

/**
 * A command was refused. {@code call} says in one line what was asked, so that the same key with another call is told
 * from a repeat.
 */
public record CommandDenied(MessageId commandId, DenialReason reason, String detail, String key, String call, String by)
        implements OrderEvent {}
