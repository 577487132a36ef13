package io.nautilus.contracts;

/** What {@code order-requests} carries. A request's id is given by its frame and place ({@link MessageId}). */
public sealed interface OrderRequest extends Message permits SubmitOrder, CancelOrder, CancelAll {
    /** The name of the token or program that asked. */
    String requestedBy();
}
