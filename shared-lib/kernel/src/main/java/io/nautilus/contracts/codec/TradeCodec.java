package io.nautilus.contracts.codec;

import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.contracts.sbe.TradeDecoder;
import io.nautilus.contracts.sbe.TradeEncoder;

/** A trade that the venue printed. */
final class TradeCodec extends SbeCodec<Trade, TradeEncoder, TradeDecoder> {
    TradeCodec() {
        super(new TradeEncoder(), new TradeDecoder());
    }

    @Override
    void write(Trade message, TradeEncoder encoder) {
        encoder.instrumentId(message.instrumentId())
                .eventTime(message.eventTimeNanos())
                .priceDecimals(Scalars.writeDecimals(message.priceDecimals()))
                .quantityDecimals(Scalars.writeDecimals(message.quantityDecimals()))
                .price(message.price())
                .quantity(message.quantity())
                .aggressor((short) message.aggressor().code());
    }

    @Override
    Trade read(TradeDecoder decoder) {
        return new Trade(
                decoder.instrumentId(),
                decoder.eventTime(),
                Scalars.readDecimals(decoder.priceDecimals()),
                Scalars.readDecimals(decoder.quantityDecimals()),
                decoder.price(),
                decoder.quantity(),
                Side.ofCode(decoder.aggressor()));
    }
}
