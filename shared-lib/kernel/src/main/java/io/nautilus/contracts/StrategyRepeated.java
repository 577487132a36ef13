package io.nautilus.contracts;

/** A command to a strategy carried a key that was used before for the same call: the first outcome stands. */
public record StrategyRepeated(MessageId commandId, MessageId firstId) implements StrategyEvent {}
