package io.nautilus.contracts.codec;

import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.SubmitOrderDecoder;
import io.nautilus.contracts.sbe.SubmitOrderEncoder;

/** Asks for an order. */
final class SubmitOrderCodec extends SbeCodec<SubmitOrder, SubmitOrderEncoder, SubmitOrderDecoder> {
    SubmitOrderCodec() {
        super(new SubmitOrderEncoder(), new SubmitOrderDecoder());
    }

    @Override
    int blockLength(int version) {
        return version < Terms.INSTRUCTIONS_SINCE
                ? SubmitOrderEncoder.BLOCK_LENGTH - Terms.INSTRUCTIONS_LENGTH
                : SubmitOrderEncoder.BLOCK_LENGTH;
    }

    @Override
    void write(SubmitOrder message, SubmitOrderEncoder encoder) {
        Terms.write(message.terms(), encoder.terms());
        encoder.instructions(Terms.instructions(message.terms()));
        Terms.writeTexts(message.terms(), encoder::putAccount, encoder::putClientOrderId, encoder::putInstrument);
        Texts.write(TextBound.NAME, message.requestedBy(), encoder::putRequestedBy);
    }

    @Override
    SubmitOrder read(SubmitOrderDecoder decoder) {
        String account = Texts.read(TextBound.ACCOUNT, decoder.accountLength(), decoder::getAccount);
        String clientOrderId =
                Texts.read(TextBound.CLIENT_ORDER_ID, decoder.clientOrderIdLength(), decoder::getClientOrderId);
        String instrument = Texts.read(TextBound.SYMBOL, decoder.instrumentLength(), decoder::getInstrument);
        String requestedBy = Texts.read(TextBound.NAME, decoder.requestedByLength(), decoder::getRequestedBy);
        return new SubmitOrder(
                Terms.read(decoder.terms(), account, clientOrderId, instrument, decoder.instructions()), requestedBy);
    }
}
