package io.nautilus.contracts;

/** Cash came or went other than by a fill. Amounts are mantissas in the currency's decimals. */
public record CashChanged(
        MessageId commandId,
        String account,
        String currency,
        int decimals,
        long amount,
        long balance,
        CashReason reason,
        String changedBy,
        String key)
        implements OrderEvent {}
