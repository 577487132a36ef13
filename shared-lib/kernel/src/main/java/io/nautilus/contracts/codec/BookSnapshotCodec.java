package io.nautilus.contracts.codec;

import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.sbe.BookSnapshotDecoder;
import io.nautilus.contracts.sbe.BookSnapshotDecoder.AsksDecoder;
import io.nautilus.contracts.sbe.BookSnapshotDecoder.BidsDecoder;
import io.nautilus.contracts.sbe.BookSnapshotEncoder;
import io.nautilus.contracts.sbe.BookSnapshotEncoder.AsksEncoder;
import io.nautilus.contracts.sbe.BookSnapshotEncoder.BidsEncoder;

/** A whole book or a part of one. */
final class BookSnapshotCodec extends SbeCodec<BookSnapshot, BookSnapshotEncoder, BookSnapshotDecoder> {
    BookSnapshotCodec() {
        super(new BookSnapshotEncoder(), new BookSnapshotDecoder());
    }

    @Override
    void write(BookSnapshot message, BookSnapshotEncoder encoder) {
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
    BookSnapshot read(BookSnapshotDecoder decoder) {
        BidsDecoder bids = decoder.bids();
        BookSides.check(bids.count(), bids.actingBlockLength(), decoder.actingVersion(), decoder);
        Levels bidLevels = BookSides.read(bids, bids.count(), BidsDecoder::price, BidsDecoder::quantity);
        AsksDecoder asks = decoder.asks();
        BookSides.check(asks.count(), asks.actingBlockLength(), decoder.actingVersion(), decoder);
        Levels askLevels = BookSides.read(asks, asks.count(), AsksDecoder::price, AsksDecoder::quantity);
        return new BookSnapshot(
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
