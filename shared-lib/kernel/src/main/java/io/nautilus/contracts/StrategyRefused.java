package io.nautilus.contracts;

/**
 * A command to a strategy was refused with a code. {@code call} says in one line what was asked, so that the same key
 * with another call is told from a repeat.
 */
public record StrategyRefused(MessageId commandId, String code, String detail, String key, String call, String by)
        implements StrategyEvent {}
