package io.nautilus.contracts;

/**
 * A paper account begins anew: no positions, {@code cash} of its currency and nothing else. Its open orders were
 * cancelled before.
 */
public record AccountReset(
        MessageId commandId,
        String account,
        String currency,
        int decimals,
        long cash,
        String reason,
        String changedBy,
        String key)
        implements OrderEvent {}
