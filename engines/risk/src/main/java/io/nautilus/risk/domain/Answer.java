package io.nautilus.risk.domain;

import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
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
    record OfCall(OrderEvent event, Optional<OrderView> order) implements Answer {
        void save(StateWriter out) {
            out.message(event);
            out.optional(order.orElse(null), closed -> {
                out.id(closed.id());
                PackedOrder.write(out, closed);
            });
        }

        static OfCall restored(StateReader in) {
            OrderEvent event = in.message(OrderEvent.class);
            return new OfCall(event, Optional.ofNullable(in.optional(() -> PackedOrder.read(in.id(), in))));
        }
    }
}
