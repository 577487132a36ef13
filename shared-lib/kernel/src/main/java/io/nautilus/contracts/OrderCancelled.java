package io.nautilus.contracts;

/**
 * An order left the book with {@code leaves} unfilled. {@code requestId} is the cancel's, or the order's own;
 * {@code by} asked that request; {@code key} is a single cancel's idempotency key, empty where there is none.
 */
public record OrderCancelled(
        MessageId orderId,
        MessageId requestId,
        String account,
        int quantityDecimals,
        long leaves,
        CancelReason reason,
        String key,
        String by)
        implements OrderEvent {}
