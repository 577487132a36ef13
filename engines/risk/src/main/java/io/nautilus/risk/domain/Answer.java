package io.nautilus.risk.domain;

import io.nautilus.contracts.OrderEvent;
import java.util.Optional;

/**
 * The first outcome of a request or command, which never changes: repeats are answered from it. {@code event} is, for an
 * order, the last event of the first frame that names the order; {@code order} is the order as that frame left it, or for
 * a cancel the order it closed.
 */
public record Answer(OrderEvent event, Optional<OrderView> order, long offset, long timeNanos) {}
