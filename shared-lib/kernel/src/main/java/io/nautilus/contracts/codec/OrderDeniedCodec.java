package io.nautilus.contracts.codec;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.OrderDeniedDecoder;
import io.nautilus.contracts.sbe.OrderDeniedEncoder;

/** An order was refused. */
final class OrderDeniedCodec extends SbeCodec<OrderDenied, OrderDeniedEncoder, OrderDeniedDecoder> {
    OrderDeniedCodec() {
        super(new OrderDeniedEncoder(), new OrderDeniedDecoder());
    }

    @Override
    int blockLength(int version) {
        return version < Terms.INSTRUCTIONS_SINCE
                ? OrderDeniedEncoder.BLOCK_LENGTH - Terms.INSTRUCTIONS_LENGTH
                : OrderDeniedEncoder.BLOCK_LENGTH;
    }

    @Override
    void write(OrderDenied message, OrderDeniedEncoder encoder) {
        MessageIds.write(message.orderId(), encoder.orderId());
        Terms.write(message.terms(), encoder.terms());
        encoder.reason(message.reason().code());
        encoder.instructions(Terms.instructions(message.terms()));
        Terms.writeTexts(message.terms(), encoder::putAccount, encoder::putClientOrderId, encoder::putInstrument);
        Texts.write(TextBound.DETAIL, message.detail(), encoder::putDetail);
        Texts.write(TextBound.ANY_NAME, message.by(), encoder::putBy);
    }

    @Override
    OrderDenied read(OrderDeniedDecoder decoder) {
        String account = Texts.read(TextBound.ACCOUNT, decoder.accountLength(), decoder::getAccount);
        String clientOrderId =
                Texts.read(TextBound.CLIENT_ORDER_ID, decoder.clientOrderIdLength(), decoder::getClientOrderId);
        String instrument = Texts.read(TextBound.SYMBOL, decoder.instrumentLength(), decoder::getInstrument);
        String detail = Texts.read(TextBound.DETAIL, decoder.detailLength(), decoder::getDetail);
        String by = Texts.read(TextBound.ANY_NAME, decoder.byLength(), decoder::getBy);
        return new OrderDenied(
                MessageIds.read(decoder.orderId()),
                Terms.read(decoder.terms(), account, clientOrderId, instrument, decoder.instructions()),
                DenialReason.ofCode(decoder.reason()),
                detail,
                by);
    }
}
