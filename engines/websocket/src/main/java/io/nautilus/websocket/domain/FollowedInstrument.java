package io.nautilus.websocket.domain;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;

/** One instrument as market data tells of it. For the folding thread. */
final class FollowedInstrument {
    static final int LEVELS = 10;
    /** Deeper levels only matter when these are gone before the next snapshot. */
    private static final int BOOK_LEVELS = 500;

    private final OrderBook book = new OrderBook(BOOK_LEVELS);
    private InstrumentDefinition definition;
    private FeedStatus own;
    private Trade last;
    private long eventNanos;
    private long sentNanos;
    private long offset = -1;
    private boolean published;
    private long dueNanos;

    FollowedInstrument(InstrumentDefinition definition) {
        this.definition = definition;
    }

    InstrumentDefinition definition() {
        return definition;
    }

    /**
     * What it is from here on, under the same id and symbol; answers whether that changes what is shown. In other
     * decimals its book begins anew with its next snapshot. Of another feed it is another market: nothing that was
     * said of it counts any more.
     */
    boolean define(InstrumentDefinition said) {
        boolean sameFeed = said.feedId() == definition.feedId();
        boolean sameDecimals = said.priceDecimals() == definition.priceDecimals()
                && said.quantityDecimals() == definition.quantityDecimals();
        definition = said;
        if (!sameFeed) {
            discardBook();
            last = null;
            eventNanos = 0;
            sentNanos = 0;
            offset = -1;
        } else if (!sameDecimals) {
            book.clear();
        }
        return !sameFeed || !sameDecimals;
    }

    /** Whether it may be published again. */
    boolean isDue(long nowNanos) {
        return waitNanos(nowNanos) == 0;
    }

    /** Until it may be published again. */
    long waitNanos(long nowNanos) {
        return published ? Math.max(0, dueNanos - nowNanos) : 0;
    }

    /**
     * It is published, which is once per interval. The next interval follows this one, however late in it this was:
     * else changes that come at a rate of their own would be shown at less than both.
     */
    void published(long nowNanos, long everyNanos) {
        boolean within = published && nowNanos - dueNanos < everyNanos;
        dueNanos = (within ? dueNanos : nowNanos) + everyNanos;
        published = true;
    }

    /** Folds a message; answers whether anything changed that is shown. */
    boolean on(Input.Market market) {
        boolean changed =
                switch (market.event()) {
                    case BookSnapshot snapshot -> book.apply(snapshot);
                    case BookDelta delta -> delta(delta);
                    case Trade trade -> trade(trade);
                    case FeedStatus status -> status(status);
                    case Quote quote -> false;
                    case InstrumentDefinition again -> false;
                };
        if (changed) {
            eventNanos = market.event().eventTimeNanos();
            sentNanos = market.sentNanos();
            offset = market.offset();
        }
        return changed;
    }

    /** A delta that cannot be applied leaves no book, which is a change too. */
    private boolean delta(BookDelta delta) {
        boolean before = book.isComplete();
        return book.apply(delta) || before != book.isComplete();
    }

    private boolean trade(Trade trade) {
        last = trade;
        return true;
    }

    private boolean status(FeedStatus status) {
        boolean changed =
                own == null || own.state() != status.state() || !own.reason().equals(status.reason());
        own = status;
        return changed;
    }

    void discardBook() {
        book.clear();
        own = null;
    }

    /** As it is, with the state of its feed; the book's own trouble counts while the feed lives. */
    BookTop top(FeedStatus feed) {
        boolean ownCounts = own != null && (feed == null || feed.state() == MarketState.LIVE);
        FeedStatus counts = ownCounts ? own : feed;
        OrderBook.Depth depth = book.depth(LEVELS);
        return new BookTop(
                definition.symbol(),
                counts == null ? null : counts.state(),
                counts == null ? "" : counts.reason(),
                book.isComplete(),
                book.priceDecimals(),
                book.quantityDecimals(),
                depth.bids(),
                depth.asks(),
                last,
                eventNanos,
                sentNanos,
                offset);
    }
}
