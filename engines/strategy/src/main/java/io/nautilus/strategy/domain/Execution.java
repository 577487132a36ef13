package io.nautilus.strategy.domain;

import io.nautilus.contracts.OrderFilled;

/** A fill of a strategy's order, and when. */
public record Execution(String strategy, String clientOrderId, long timeNanos, OrderFilled fill) {}
