package io.nautilus.websocket.domain;

import io.nautilus.contracts.OrderEvent;

/** An event of an account, with its place in the journal: the same for every reader and after every restart. */
public record OrderNews(String account, long offset, int index, long timeNanos, OrderEvent event) {}
