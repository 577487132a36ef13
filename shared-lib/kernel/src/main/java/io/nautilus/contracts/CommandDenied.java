package io.nautilus.contracts;

/** A command was refused. */
public record CommandDenied(MessageId commandId, DenialReason reason, String detail, String key)
        implements OrderEvent {}
