package io.nautilus.contracts;

/**
 * A strategy as it is from here on, all of it: created, started, stopped, failed or with other parameters. Parameters
 * are {@code name=value} in the order of their names, separated by blanks.
 */
public record StrategyChanged(
        MessageId commandId,
        String strategy,
        StrategyState state,
        String kind,
        String account,
        String instrument,
        String parameters,
        String reason,
        String by,
        String key)
        implements StrategyEvent {}
