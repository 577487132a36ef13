package io.nautilus.contracts.codec;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.sbe.BookDeltaDecoder;
import io.nautilus.contracts.sbe.BookDeltaDecoder.AsksDecoder;
import io.nautilus.contracts.sbe.BookDeltaDecoder.BidsDecoder;
import io.nautilus.contracts.sbe.BookDeltaEncoder;
import io.nautilus.contracts.sbe.BookDeltaEncoder.AsksEncoder;
import io.nautilus.contracts.sbe.BookDeltaEncoder.BidsEncoder;

/** Changed levels of a book. */
final class BookDeltaCodec extends SbeCodec<BookDelta, BookDeltaEncoder, BookDeltaDecoder> {
    BookDeltaCodec() {
        super(new BookDeltaEncoder(), new BookDeltaDecoder());
    }

    @Override
    void write(BookDelta message, BookDeltaEncoder encoder) {
        encoder.instrumentId(message.instrumentId())
                .eventTime(message.eventTimeNanos())
                .priceDecimals(Scalars.writeDecimals(message.priceDecimals()))
                .quantityDecimals(Scalars.writeDecimals(message.quantityDecimals()))
                .part(Scalars.writePart(message.part()))
                .last(Scalars.writeFlag(message.last()));
        BidsEncoder bids = encoder.bidsCount(BookSides.count(message.bids()));
        BookSides.write(
                message.bids(), (price, quantity) -> bids.next().price(price).quantity(quantity));
        AsksEncoder asks = encoder.asksCount(BookSides.count(message.asks()));
        BookSides.write(
                message.asks(), (price, quantity) -> asks.next().price(price).quantity(quantity));
    }

    @Override
    BookDelta read(BookDeltaDecoder decoder) {
        BidsDecoder bids = decoder.bids();
        BookSides.check(bids.count(), bids.actingBlockLength(), decoder.actingVersion(), decoder);
        Levels bidLevels = BookSides.read(bids, bids.count(), BidsDecoder::price, BidsDecoder::quantity);
        AsksDecoder asks = decoder.asks();
        BookSides.check(asks.count(), asks.actingBlockLength(), decoder.actingVersion(), decoder);
        Levels askLevels = BookSides.read(asks, asks.count(), AsksDecoder::price, AsksDecoder::quantity);
        return new BookDelta(
                decoder.instrumentId(),
                decoder.eventTime(),
                Scalars.readDecimals(decoder.priceDecimals()),
                Scalars.readDecimals(decoder.quantityDecimals()),
                Scalars.readPart(decoder.part()),
                Scalars.readFlag(decoder.last()),
                bidLevels,
                askLevels);
    }
}
