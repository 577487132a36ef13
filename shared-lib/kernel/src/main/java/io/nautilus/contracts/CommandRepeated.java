package io.nautilus.contracts;

/** A command or cancel carried a key that was used before for the same call: the first outcome stands. */
public record CommandRepeated(MessageId commandId, MessageId firstId) implements OrderEvent {}
