package io.nautilus.risk.domain;

import io.nautilus.contracts.MessageId;

/** An order of the view: as it is now, and as its first frame left it, which is what its submit is answered with. */
sealed interface KeptOrder {
    OrderView now();

    OrderView first();

    /** One that may still change. */
    record Open(OrderView first, OrderView now) implements KeptOrder {}

    /** One that changes no more. Most were closed by their first frame: then both are one array. */
    final class Closed implements KeptOrder {
        private final MessageId id;
        private final byte[] first;
        private final byte[] now;

        Closed(Open order) {
            id = order.now().id();
            now = PackedOrder.pack(order.now());
            first = order.first().equals(order.now()) ? now : PackedOrder.pack(order.first());
        }

        @Override
        public OrderView now() {
            return PackedOrder.unpack(id, now);
        }

        @Override
        public OrderView first() {
            return PackedOrder.unpack(id, first);
        }
    }
}
