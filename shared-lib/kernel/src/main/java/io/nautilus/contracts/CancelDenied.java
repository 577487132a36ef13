package io.nautilus.contracts;

/** A cancel named no open order ({@code unknown-order} or {@code already-closed}). */
public record CancelDenied(MessageId requestId, MessageId orderId, DenialReason reason, String key)
        implements OrderEvent {}
