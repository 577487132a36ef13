package io.nautilus.contracts.codec;

import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.sbe.OrderTermsDecoder;
import io.nautilus.contracts.sbe.OrderTermsEncoder;

/** The terms of an order: a composite of what has a fixed size, and three texts at the end of the message. */
final class Terms {
    private Terms() {}

    static void write(OrderTerms terms, OrderTermsEncoder encoder) {
        encoder.side((short) terms.side().code())
                .orderType((short) terms.type().code())
                .timeInForce((short) terms.timeInForce().code())
                .quantityDecimals(Scalars.writeDecimals(terms.quantityDecimals()))
                .priceDecimals(Scalars.writeDecimals(terms.priceDecimals()))
                .quantity(terms.quantity())
                .price(terms.price());
    }

    static void writeTexts(OrderTerms terms, Texts.Put account, Texts.Put clientOrderId, Texts.Put instrument) {
        Texts.write(TextBound.ACCOUNT, terms.account(), account);
        Texts.write(TextBound.CLIENT_ORDER_ID, terms.clientOrderId(), clientOrderId);
        Texts.write(TextBound.SYMBOL, terms.instrument(), instrument);
    }

    static OrderTerms read(OrderTermsDecoder decoder, String account, String clientOrderId, String instrument) {
        return new OrderTerms(
                account,
                clientOrderId,
                instrument,
                Side.ofCode(decoder.side()),
                OrderType.ofCode(decoder.orderType()),
                TimeInForce.ofCode(decoder.timeInForce()),
                Scalars.readDecimals(decoder.quantityDecimals()),
                decoder.quantity(),
                Scalars.readDecimals(decoder.priceDecimals()),
                decoder.price());
    }
}
