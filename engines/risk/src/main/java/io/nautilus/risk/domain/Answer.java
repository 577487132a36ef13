package io.nautilus.risk.domain;

import io.nautilus.contracts.OrderEvent;
import java.util.Optional;

/** The first outcome of a request or command, which never changes: repeats are answered from it. */
public sealed interface Answer {
    /** The order, where there is one. */
    Optional<OrderView> order();

    /** Of an order: the order as the first frame that names it left it. */
    record OfOrder(OrderView first) implements Answer {
        @Override
        public Optional<OrderView> order() {
            return Optional.of(first);
        }
    }

    /** Of a cancel or command: its event, and for a cancel the order it closed. */
    record OfCall(OrderEvent event, Optional<OrderView> order) implements Answer {}
}
