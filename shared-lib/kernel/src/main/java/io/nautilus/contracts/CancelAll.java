package io.nautilus.contracts;

/** Asks to cancel every open order of an account, or of all accounts where {@code account} is empty. */
public record CancelAll(String account, String requestedBy, String key) implements OrderRequest {}
