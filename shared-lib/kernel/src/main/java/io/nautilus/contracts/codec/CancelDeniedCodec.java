package io.nautilus.contracts.codec;

import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.CancelDeniedDecoder;
import io.nautilus.contracts.sbe.CancelDeniedEncoder;

/** A cancel named no open order. */
final class CancelDeniedCodec extends SbeCodec<CancelDenied, CancelDeniedEncoder, CancelDeniedDecoder> {
    CancelDeniedCodec() {
        super(new CancelDeniedEncoder(), new CancelDeniedDecoder());
    }

    @Override
    void write(CancelDenied message, CancelDeniedEncoder encoder) {
        MessageIds.write(message.requestId(), encoder.requestId());
        MessageIds.write(message.orderId(), encoder.orderId());
        encoder.reason(message.reason().code());
        Texts.write(TextBound.KEY, message.key(), encoder::putKey);
    }

    @Override
    CancelDenied read(CancelDeniedDecoder decoder) {
        String key = Texts.read(TextBound.KEY, decoder.keyLength(), decoder::getKey);
        return new CancelDenied(
                MessageIds.read(decoder.requestId()),
                MessageIds.read(decoder.orderId()),
                DenialReason.ofCode(decoder.reason()),
                key);
    }
}
