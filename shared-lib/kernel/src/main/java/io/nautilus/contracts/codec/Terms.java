package io.nautilus.contracts.codec;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.sbe.OrderTermsDecoder;
import io.nautilus.contracts.sbe.OrderTermsEncoder;
import io.nautilus.contracts.sbe.SubmitOrderDecoder;

/** The terms of an order: a composite of what has a fixed size, and three texts at the end of the message. */
final class Terms {
    /** The schema version that appended the instructions, and their bytes. */
    static final int INSTRUCTIONS_SINCE = 2;

    static final int INSTRUCTIONS_LENGTH = 1;

    private static final int POST_ONLY = 1;
    private static final int REDUCE_ONLY = 2;

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

    /** The bits of what an order is told beyond its price and time. */
    static short instructions(OrderTerms terms) {
        return (short) ((terms.postOnly() ? POST_ONLY : 0) | (terms.reduceOnly() ? REDUCE_ONLY : 0));
    }

    /** A writer before version 2 knew no instructions: the flyweight then gives the null value. */
    static OrderTerms read(
            OrderTermsDecoder decoder, String account, String clientOrderId, String instrument, int instructions) {
        int bits = instructions == SubmitOrderDecoder.instructionsNullValue() ? 0 : instructions;
        if ((bits & ~(POST_ONLY | REDUCE_ONLY)) != 0) {
            throw new DecodeException("bad-value", "instructions " + bits);
        }
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
                decoder.price(),
                (bits & POST_ONLY) != 0,
                (bits & REDUCE_ONLY) != 0);
    }
}
