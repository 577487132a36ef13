package io.nautilus.risk.domain;

import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.MarketState;
import io.nautilus.market.Instrument;
import io.nautilus.market.OrderBook;
import io.nautilus.trading.PaperVenue;

/** One instrument as market data shows it: soft, rebuilt by reading. Its venue outlives it by the symbol. */
final class Market {
    private final Instrument instrument;
    private final String symbol;
    private final int partition;
    private final Feed feed;
    private final PaperVenue venue;
    private MarketState bookState = MarketState.LIVE;
    private String bookReason = "";

    /** Whether the instrument may be traded on, and why not. */
    record Condition(MarketState state, String reason) {
        static final Condition LIVE = new Condition(MarketState.LIVE, "");
    }

    Market(Instrument instrument, int partition, Feed feed, PaperVenue venue) {
        this.instrument = instrument;
        this.symbol = instrument.symbol();
        this.partition = partition;
        this.feed = feed;
        this.venue = venue;
    }

    Instrument instrument() {
        return instrument;
    }

    String symbol() {
        return symbol;
    }

    int partition() {
        return partition;
    }

    Feed feed() {
        return feed;
    }

    PaperVenue venue() {
        return venue;
    }

    void says(FeedStatus status) {
        bookState = status.state();
        bookReason = status.reason();
    }

    /** Whether its definition and a full book in the definition's decimals were seen. */
    boolean isJoined() {
        OrderBook book = venue.book();
        return book.isComplete()
                && book.priceDecimals() == instrument.priceDecimals()
                && book.quantityDecimals() == instrument.quantityDecimals();
    }

    Condition condition(long clockNanos, long staleAfterNanos) {
        if (feed.state() == MarketState.ENDED) {
            return new Condition(MarketState.ENDED, feed.reason());
        }
        if (bookState == MarketState.ENDED) {
            return new Condition(MarketState.ENDED, bookReason);
        }
        if (feed.state() == MarketState.STALE) {
            return stale(feed.reason());
        }
        if (feed.isSilent(clockNanos, staleAfterNanos)) {
            return stale("feed-silent");
        }
        if (feed.isUnsure(clockNanos, staleAfterNanos)) {
            return stale("clock-stepped-back");
        }
        if (bookState == MarketState.STALE) {
            return stale(bookReason);
        }
        return isJoined() ? Condition.LIVE : stale("no-book");
    }

    private static Condition stale(String reason) {
        return new Condition(MarketState.STALE, reason);
    }
}
