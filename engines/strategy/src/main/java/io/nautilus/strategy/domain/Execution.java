package io.nautilus.strategy.domain;

import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Place;

/** A fill of a strategy's order, when, and its place on risk's journal. */
public record Execution(String strategy, String clientOrderId, long timeNanos, Place place, OrderFilled fill) {}
