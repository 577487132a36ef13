package io.nautilus.contracts.codec;

import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.OrderAcceptedDecoder;
import io.nautilus.contracts.sbe.OrderAcceptedEncoder;

/** An order passed the gate. */
final class OrderAcceptedCodec extends SbeCodec<OrderAccepted, OrderAcceptedEncoder, OrderAcceptedDecoder> {
    OrderAcceptedCodec() {
        super(new OrderAcceptedEncoder(), new OrderAcceptedDecoder());
    }

    @Override
    int blockLength(int version) {
        return version < Terms.INSTRUCTIONS_SINCE
                ? OrderAcceptedEncoder.BLOCK_LENGTH - Terms.INSTRUCTIONS_LENGTH
                : OrderAcceptedEncoder.BLOCK_LENGTH;
    }

    @Override
    void write(OrderAccepted message, OrderAcceptedEncoder encoder) {
        MessageIds.write(message.orderId(), encoder.orderId());
        Terms.write(message.terms(), encoder.terms());
        encoder.quoteDecimals(Scalars.writeDecimals(message.quoteDecimals()));
        encoder.instructions(Terms.instructions(message.terms()));
        Terms.writeTexts(message.terms(), encoder::putAccount, encoder::putClientOrderId, encoder::putInstrument);
        Texts.write(TextBound.CURRENCY, message.quoteCurrency(), encoder::putQuoteCurrency);
        Texts.write(TextBound.ANY_NAME, message.by(), encoder::putBy);
    }

    @Override
    OrderAccepted read(OrderAcceptedDecoder decoder) {
        String account = Texts.read(TextBound.ACCOUNT, decoder.accountLength(), decoder::getAccount);
        String clientOrderId =
                Texts.read(TextBound.CLIENT_ORDER_ID, decoder.clientOrderIdLength(), decoder::getClientOrderId);
        String instrument = Texts.read(TextBound.SYMBOL, decoder.instrumentLength(), decoder::getInstrument);
        String quoteCurrency = Texts.read(TextBound.CURRENCY, decoder.quoteCurrencyLength(), decoder::getQuoteCurrency);
        String by = Texts.read(TextBound.ANY_NAME, decoder.byLength(), decoder::getBy);
        return new OrderAccepted(
                MessageIds.read(decoder.orderId()),
                Terms.read(decoder.terms(), account, clientOrderId, instrument, decoder.instructions()),
                quoteCurrency,
                Scalars.readDecimals(decoder.quoteDecimals()),
                by);
    }
}
