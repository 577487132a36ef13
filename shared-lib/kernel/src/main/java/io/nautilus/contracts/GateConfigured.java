package io.nautilus.contracts;

/**
 * What the gate decides by from here on. {@code number} is one more than that of the configuration before; until there
 * is one, the gate's defaults hold. {@code maxOpenOrders} counts all accounts.
 */
public record GateConfigured(
        MessageId commandId,
        int number,
        int maxOpenOrders,
        long staleAfterNanos,
        long maxRequestAgeNanos,
        long reportEveryNanos,
        String changedBy,
        String key)
        implements OrderEvent {}
