package io.nautilus.marketdata.domain;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.market.Instrument;
import io.nautilus.market.OrderBook;
import java.util.function.Consumer;

/**
 * One instrument as its feed publishes it: definition, book and state. Changes are first made to the book, so that a
 * venue's checksum can judge them, and then published together. Who folds what is published has the same book.
 */
public final class InstrumentBook {
    private final OrderBook book = new OrderBook();
    private final TouchedLevels touchedBids = new TouchedLevels(Side.BUY);
    private final TouchedLevels touchedAsks = new TouchedLevels(Side.SELL);
    private Instrument instrument;
    private MarketState state = MarketState.STALE;
    private String reason = "no-snapshot";

    InstrumentBook(Instrument instrument) {
        this.instrument = instrument;
    }

    public Instrument instrument() {
        return instrument;
    }

    /** The book as kept, with changes that are not published yet. To be read only. */
    public OrderBook book() {
        return book;
    }

    public MarketState state() {
        return state;
    }

    /** Gives the instrument another definition; its book starts anew with the next snapshot. */
    public void redefine(Instrument redefined, long timeNanos, Consumer<MarketEvent> out) {
        instrument = redefined;
        book.clear();
        out.accept(instrument.definition(timeNanos));
    }

    /** Replaces the whole book and makes it LIVE. Levels come best first. */
    public void replace(Levels bids, Levels asks, long timeNanos, Consumer<MarketEvent> out) {
        forgetTouched();
        book.clear();
        snapshot(bids, asks, timeNanos, part -> {
            book.apply(part);
            out.accept(part);
        });
        enter(MarketState.LIVE, "snapshot", timeNanos, out);
    }

    /** Changes one level of the book; {@link #publish} says so to the world, {@link #stale} never does. */
    public void change(Side side, long price, long quantity) {
        if (book.set(side, price, quantity) != quantity) {
            touched(side).add(price);
        }
    }

    /** Removes the levels that are worse than the best {@code depth}. */
    public void truncate(int depth) {
        while (book.bidCount() > depth) {
            change(Side.BUY, book.bidPrice(book.bidCount() - 1), 0);
        }
        while (book.askCount() > depth) {
            change(Side.SELL, book.askPrice(book.askCount() - 1), 0);
        }
    }

    /** Publishes the levels that changed since the last time, as they are now. */
    public void publish(long timeNanos, Consumer<MarketEvent> out) {
        if (touchedBids.isEmpty() && touchedAsks.isEmpty()) {
            return;
        }
        LevelParts parts = new LevelParts(touchedBids.drain(book), touchedAsks.drain(book));
        for (int part = 0; part < parts.count(); part++) {
            out.accept(new BookDelta(
                    instrument.id(),
                    timeNanos,
                    instrument.priceDecimals(),
                    instrument.quantityDecimals(),
                    part,
                    parts.isLast(part),
                    parts.bids(part),
                    parts.asks(part)));
        }
    }

    public void trade(long price, long quantity, Side aggressor, long timeNanos, Consumer<MarketEvent> out) {
        out.accept(new Trade(
                instrument.id(),
                timeNanos,
                instrument.priceDecimals(),
                instrument.quantityDecimals(),
                price,
                quantity,
                aggressor));
    }

    public void quote(
            long bidPrice,
            long bidQuantity,
            long askPrice,
            long askQuantity,
            long timeNanos,
            Consumer<MarketEvent> out) {
        out.accept(new Quote(
                instrument.id(),
                timeNanos,
                instrument.priceDecimals(),
                instrument.quantityDecimals(),
                bidPrice,
                bidQuantity,
                askPrice,
                askQuantity));
    }

    /** The book can no longer be trusted: it is forgotten, with what was not published, until the next snapshot. */
    public void stale(String why, long timeNanos, Consumer<MarketEvent> out) {
        forgetTouched();
        book.clear();
        enter(MarketState.STALE, why, timeNanos, out);
    }

    /** Nothing more will come. The book stays as it was, for people to look at. */
    public void end(String why, long timeNanos, Consumer<MarketEvent> out) {
        enter(MarketState.ENDED, why, timeNanos, out);
    }

    /** Everything that a reader who joins now needs: definition, the whole book where there is one, and the state. */
    public void announce(long timeNanos, Consumer<MarketEvent> out) {
        out.accept(instrument.definition(timeNanos));
        if (book.isComplete()) {
            OrderBook.Depth depth = book.depth(OrderBook.MAX_LEVELS);
            snapshot(depth.bids(), depth.asks(), timeNanos, out::accept);
        }
        out.accept(status(timeNanos));
    }

    private void enter(MarketState entered, String why, long timeNanos, Consumer<MarketEvent> out) {
        if (state != entered) {
            state = entered;
            reason = why;
            out.accept(status(timeNanos));
        }
    }

    private FeedStatus status(long timeNanos) {
        return new FeedStatus(instrument.id(), timeNanos, instrument.feedId(), state, reason);
    }

    private void snapshot(Levels bids, Levels asks, long timeNanos, Consumer<BookSnapshot> out) {
        LevelParts parts = new LevelParts(bids, asks);
        for (int part = 0; part < parts.count(); part++) {
            out.accept(new BookSnapshot(
                    instrument.id(),
                    timeNanos,
                    instrument.priceDecimals(),
                    instrument.quantityDecimals(),
                    part,
                    parts.isLast(part),
                    parts.bids(part),
                    parts.asks(part)));
        }
    }

    private TouchedLevels touched(Side side) {
        return switch (side) {
            case BUY -> touchedBids;
            case SELL -> touchedAsks;
        };
    }

    private void forgetTouched() {
        touchedBids.clear();
        touchedAsks.clear();
    }
}
