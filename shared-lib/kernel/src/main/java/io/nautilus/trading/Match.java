package io.nautilus.trading;

import io.nautilus.contracts.MessageId;

/** A resting order trades this quantity at its own price. */
public record Match(MessageId order, long quantity) {}
