package io.nautilus.contracts.codec;

import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.OrderCancelledDecoder;
import io.nautilus.contracts.sbe.OrderCancelledEncoder;

/** An order left the book unfilled. */
final class OrderCancelledCodec extends SbeCodec<OrderCancelled, OrderCancelledEncoder, OrderCancelledDecoder> {
    OrderCancelledCodec() {
        super(new OrderCancelledEncoder(), new OrderCancelledDecoder());
    }

    @Override
    void write(OrderCancelled message, OrderCancelledEncoder encoder) {
        MessageIds.write(message.orderId(), encoder.orderId());
        MessageIds.write(message.requestId(), encoder.requestId());
        encoder.quantityDecimals(Scalars.writeDecimals(message.quantityDecimals()))
                .leaves(message.leaves())
                .reason((short) message.reason().code());
        Texts.write(TextBound.ACCOUNT, message.account(), encoder::putAccount);
        Texts.write(TextBound.KEY, message.key(), encoder::putKey);
        Texts.write(TextBound.ANY_NAME, message.by(), encoder::putBy);
    }

    @Override
    OrderCancelled read(OrderCancelledDecoder decoder) {
        String account = Texts.read(TextBound.ACCOUNT, decoder.accountLength(), decoder::getAccount);
        String key = Texts.read(TextBound.KEY, decoder.keyLength(), decoder::getKey);
        String by = Texts.read(TextBound.ANY_NAME, decoder.byLength(), decoder::getBy);
        return new OrderCancelled(
                MessageIds.read(decoder.orderId()),
                MessageIds.read(decoder.requestId()),
                account,
                Scalars.readDecimals(decoder.quantityDecimals()),
                decoder.leaves(),
                CancelReason.ofCode(decoder.reason()),
                key,
                by);
    }
}
