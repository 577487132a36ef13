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
    void write(OrderAccepted message, OrderAcceptedEncoder encoder) {
        MessageIds.write(message.orderId(), encoder.orderId());
        Terms.write(message.terms(), encoder.terms());
        encoder.quoteDecimals(Scalars.writeDecimals(message.quoteDecimals()));
        Terms.writeTexts(message.terms(), encoder::putAccount, encoder::putClientOrderId, encoder::putInstrument);
        Texts.write(TextBound.CURRENCY, message.quoteCurrency(), encoder::putQuoteCurrency);
    }

    @Override
    OrderAccepted read(OrderAcceptedDecoder decoder) {
        String account = Texts.read(TextBound.ACCOUNT, decoder.accountLength(), decoder::getAccount);
        String clientOrderId =
                Texts.read(TextBound.CLIENT_ORDER_ID, decoder.clientOrderIdLength(), decoder::getClientOrderId);
        String instrument = Texts.read(TextBound.SYMBOL, decoder.instrumentLength(), decoder::getInstrument);
        String quoteCurrency = Texts.read(TextBound.CURRENCY, decoder.quoteCurrencyLength(), decoder::getQuoteCurrency);
        return new OrderAccepted(
                MessageIds.read(decoder.orderId()),
                Terms.read(decoder.terms(), account, clientOrderId, instrument),
                quoteCurrency,
                Scalars.readDecimals(decoder.quoteDecimals()));
    }
}
