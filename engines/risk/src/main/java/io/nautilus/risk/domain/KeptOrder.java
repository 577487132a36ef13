package io.nautilus.risk.domain;

import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;

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

        Closed(MessageId id, byte[] first, byte[] now) {
            this.id = id;
            this.first = first;
            this.now = now;
        }

        Closed(Open order) {
            id = order.now().id();
            now = PackedOrder.pack(order.now());
            first = order.first().equals(order.now()) ? now : PackedOrder.pack(order.first());
        }

        void save(StateWriter out) {
            out.id(id);
            out.bytes(now);
            out.optional(first == now ? null : first, out::bytes);
        }

        static Closed restored(StateReader in) {
            MessageId id = in.id();
            byte[] now = in.bytes();
            byte[] first = in.optional(in::bytes);
            return new Closed(id, first == null ? now : first, now);
        }

        long number() {
            return PackedOrder.number(now);
        }

        MessageId id() {
            return id;
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
