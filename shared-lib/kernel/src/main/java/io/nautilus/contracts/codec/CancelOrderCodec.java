package io.nautilus.contracts.codec;

import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.CancelOrderDecoder;
import io.nautilus.contracts.sbe.CancelOrderEncoder;

/** Asks to cancel an open order. */
final class CancelOrderCodec extends SbeCodec<CancelOrder, CancelOrderEncoder, CancelOrderDecoder> {
    CancelOrderCodec() {
        super(new CancelOrderEncoder(), new CancelOrderDecoder());
    }

    @Override
    void write(CancelOrder message, CancelOrderEncoder encoder) {
        MessageIds.write(message.orderId(), encoder.orderId());
        Texts.write(TextBound.NAME, message.requestedBy(), encoder::putRequestedBy);
        Texts.write(TextBound.KEY, message.key(), encoder::putKey);
    }

    @Override
    CancelOrder read(CancelOrderDecoder decoder) {
        String requestedBy = Texts.read(TextBound.NAME, decoder.requestedByLength(), decoder::getRequestedBy);
        String key = Texts.read(TextBound.KEY, decoder.keyLength(), decoder::getKey);
        return new CancelOrder(MessageIds.read(decoder.orderId()), requestedBy, key);
    }
}
