package io.nautilus.features.domain;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Numbers;
import io.nautilus.contracts.Trade;
import io.nautilus.indicators.FeatureSet;
import io.nautilus.market.Bar;
import io.nautilus.market.OrderBook;

/** One instrument: its book as it is followed, and what its vector is made of. */
final class Followed {
    /** No instrument has this id. */
    static final int UNKNOWN = 0;
    /** Deeper levels only matter when these are gone before the next snapshot. */
    private static final int BOOK_LEVELS = 1_000;

    private final String symbol;
    private final FeatureSet features = new FeatureSet();
    private OrderBook book = new OrderBook(BOOK_LEVELS);
    private InstrumentDefinition definition;
    private boolean feedLive;
    private boolean bookLive = true;
    private long nowNanos;
    private ClosedBar newest;

    Followed(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    int id() {
        return definition == null ? UNKNOWN : definition.instrumentId();
    }

    boolean isOf(int feedId) {
        return definition != null && definition.feedId() == feedId;
    }

    /** What it is. Of another id or feed than before, or in other decimals, it is another market under the same name. */
    void define(InstrumentDefinition said, boolean itsFeedLives) {
        boolean same = definition != null
                && definition.instrumentId() == said.instrumentId()
                && definition.feedId() == said.feedId()
                && definition.priceDecimals() == said.priceDecimals()
                && definition.quantityDecimals() == said.quantityDecimals();
        if (!same) {
            if (definition != null) {
                features.reset();
            }
            book = new OrderBook(BOOK_LEVELS);
            bookLive = true;
            definition = said;
        }
        feed(itsFeedLives, said.eventTimeNanos());
    }

    /** Its feed lives, or does not. */
    void feed(boolean lives, long timeNanos) {
        if (feedLive != lives) {
            feedLive = lives;
            show(timeNanos);
        }
    }

    /** What its feed says of its book. */
    void on(FeedStatus status) {
        bookLive = status.state() == MarketState.LIVE;
        if (!bookLive) {
            book.clear();
        }
        show(status.eventTimeNanos());
    }

    void on(BookSnapshot snapshot) {
        if (book.apply(snapshot)) {
            show(snapshot.eventTimeNanos());
        }
    }

    void on(BookDelta delta) {
        if (book.apply(delta) || !book.isComplete()) {
            show(delta.eventTimeNanos());
        }
    }

    void on(Trade trade) {
        nowNanos = trade.eventTimeNanos();
        features.onTrade(trade);
    }

    /** Another writer speaks of it from here on: what its book and its feed are is not known. */
    void discard() {
        book.clear();
        feedLive = false;
        show(nowNanos);
    }

    private void show(long timeNanos) {
        nowNanos = timeNanos;
        if (feedLive && bookLive && book.isComplete()) {
            features.onBook(book, timeNanos);
        } else {
            features.bookLost(timeNanos);
        }
    }

    /** Whether the bar stands behind the newest one that was taken. */
    boolean isNew(ClosedBar bar) {
        return newest == null || bar.record().isNewerThan(newest.record());
    }

    /** Takes a bar whose time market data was read to the end of. */
    Told on(ClosedBar closed) {
        newest = closed;
        Bar bar = closed.bar();
        if (!features.onBar(bar)) {
            return new Told.Withheld(symbol, features.absence().orElseThrow().label());
        }
        return new Told.Vector(new FeatureVector(
                id(), symbol, bar.endNanos(), closed.place(), FeatureSet.schema(), Numbers.of(features.values())));
    }
}
