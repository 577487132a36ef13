package io.nautilus.contracts;

/**
 * What the strategy engine says on its journal, {@code order-requests}, beside its orders: what became of its
 * strategies. Whoever reads that topic for orders passes over it.
 */
public sealed interface StrategyEvent extends Message permits StrategyChanged, StrategyRefused, StrategyRepeated {
    /** The command that asked, {@link MessageId#NONE} where nobody did. */
    MessageId commandId();
}
