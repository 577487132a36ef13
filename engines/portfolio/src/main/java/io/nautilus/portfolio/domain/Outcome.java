package io.nautilus.portfolio.domain;

import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;

/** What became of a command: the event of its first outcome, also where {@code commandId} only repeated it. */
public record Outcome(MessageId commandId, OrderEvent event) {}
