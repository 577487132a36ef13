package io.nautilus.contracts.codec;

import io.nautilus.contracts.Quote;
import io.nautilus.contracts.sbe.QuoteDecoder;
import io.nautilus.contracts.sbe.QuoteEncoder;

/** A best bid and ask as the venue's ticker states them. */
final class QuoteCodec extends SbeCodec<Quote, QuoteEncoder, QuoteDecoder> {
    QuoteCodec() {
        super(new QuoteEncoder(), new QuoteDecoder());
    }

    @Override
    void write(Quote message, QuoteEncoder encoder) {
        encoder.instrumentId(message.instrumentId())
                .eventTime(message.eventTimeNanos())
                .priceDecimals(Scalars.writeDecimals(message.priceDecimals()))
                .quantityDecimals(Scalars.writeDecimals(message.quantityDecimals()))
                .bidPrice(message.bidPrice())
                .bidQuantity(message.bidQuantity())
                .askPrice(message.askPrice())
                .askQuantity(message.askQuantity());
    }

    @Override
    Quote read(QuoteDecoder decoder) {
        return new Quote(
                decoder.instrumentId(),
                decoder.eventTime(),
                Scalars.readDecimals(decoder.priceDecimals()),
                Scalars.readDecimals(decoder.quantityDecimals()),
                decoder.bidPrice(),
                decoder.bidQuantity(),
                decoder.askPrice(),
                decoder.askQuantity());
    }
}
