package io.nautilus.contracts.codec;

import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.sbe.OrderRepeatedDecoder;
import io.nautilus.contracts.sbe.OrderRepeatedEncoder;

/** A submit named an order that exists. */
final class OrderRepeatedCodec extends SbeCodec<OrderRepeated, OrderRepeatedEncoder, OrderRepeatedDecoder> {
    OrderRepeatedCodec() {
        super(new OrderRepeatedEncoder(), new OrderRepeatedDecoder());
    }

    @Override
    void write(OrderRepeated message, OrderRepeatedEncoder encoder) {
        MessageIds.write(message.requestId(), encoder.requestId());
        MessageIds.write(message.orderId(), encoder.orderId());
    }

    @Override
    OrderRepeated read(OrderRepeatedDecoder decoder) {
        return new OrderRepeated(MessageIds.read(decoder.requestId()), MessageIds.read(decoder.orderId()));
    }
}
