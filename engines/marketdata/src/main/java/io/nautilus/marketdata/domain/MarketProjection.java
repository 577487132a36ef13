package io.nautilus.marketdata.domain;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Trade;
import io.nautilus.market.Instrument;
import io.nautilus.market.OrderBook;
import io.nautilus.marketdata.domain.MarketView.FeedView;
import io.nautilus.marketdata.domain.MarketView.InstrumentView;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Folds published events into what people read. Of one thread; the views it gives are for any. A view copies only what
 * changed since the one before. Levels beyond {@link #DEPTH} and all but the last {@link #TRADES} trades are not shown.
 */
public final class MarketProjection {
    public static final int DEPTH = 1_000;
    public static final int TRADES = 1_000;
    /** Beyond so many feeds the oldest that ended is forgotten with its instruments; fewer than so many run. */
    public static final int FEEDS = 64;

    private final Map<Integer, Folded> folded = new HashMap<>();
    private final SortedMap<Integer, FeedView> feeds = new TreeMap<>();
    private MarketView view = new MarketView(Collections.emptySortedMap(), Collections.emptySortedMap());
    private boolean changed;

    /**
     * Takes an event that is proven to be on the log. Events of instruments that were never defined are passed over.
     */
    public void apply(MarketEvent event) {
        changed = true;
        switch (event) {
            case InstrumentDefinition definition -> define(Instrument.of(definition));
            case FeedStatus status -> status(status);
            case BookSnapshot _, BookDelta _, Trade _, Quote _ -> pass(event);
        }
    }

    /** The newest view; the same object as before where nothing happened since. */
    public MarketView view() {
        if (changed) {
            changed = false;
            SortedMap<String, InstrumentView> instruments = new TreeMap<>();
            folded.values().forEach(each -> instruments.put(each.instrument.symbol(), each.view()));
            view = new MarketView(
                    Collections.unmodifiableSortedMap(instruments),
                    Collections.unmodifiableSortedMap(new TreeMap<>(feeds)));
        }
        return view;
    }

    private void status(FeedStatus status) {
        if (status.instrumentId() != 0) {
            pass(status);
            return;
        }
        Instant heard = MarketView.instant(status.eventTimeNanos());
        feeds.put(status.feedId(), new FeedView(status.feedId(), status.state(), status.reason(), heard));
        if (feeds.size() > FEEDS) {
            feeds.values().stream()
                    .filter(feed -> feed.state() == MarketState.ENDED)
                    .findFirst()
                    .ifPresent(this::forget);
        }
    }

    private void forget(FeedView ended) {
        feeds.remove(ended.id());
        folded.values().removeIf(each -> each.instrument.feedId() == ended.id());
    }

    private void pass(MarketEvent event) {
        Folded instrument = folded.get(event.instrumentId());
        if (instrument != null) {
            instrument.apply(event);
        }
    }

    private void define(Instrument instrument) {
        Folded known = folded.get(instrument.id());
        if (known == null) {
            folded.put(instrument.id(), new Folded(instrument));
        } else {
            known.define(instrument);
        }
    }

    private static final class Folded {
        private final OrderBook book = new OrderBook();
        private final ArrayDeque<Trade> trades = new ArrayDeque<>();
        private Instrument instrument;
        private MarketState state = MarketState.STALE;
        private String reason = "no-snapshot";
        private long lastNanos;
        private InstrumentView view;

        Folded(Instrument instrument) {
            this.instrument = instrument;
        }

        void define(Instrument defined) {
            if (!defined.equals(instrument)) {
                instrument = defined;
                book.clear();
                view = null;
            }
        }

        void apply(MarketEvent event) {
            view = null;
            lastNanos = event.eventTimeNanos();
            switch (event) {
                case BookSnapshot part -> book.apply(part);
                case BookDelta part -> book.apply(part);
                case Trade trade -> add(trade);
                case FeedStatus status -> enter(status);
                case Quote quote -> {}
                case InstrumentDefinition definition -> {}
            }
        }

        InstrumentView view() {
            if (view == null) {
                OrderBook.Depth depth = book.depth(DEPTH);
                view = new InstrumentView(
                        instrument,
                        state,
                        reason,
                        MarketView.instant(lastNanos),
                        depth.bids(),
                        depth.asks(),
                        List.copyOf(trades));
            }
            return view;
        }

        private void add(Trade trade) {
            if (trades.size() == TRADES) {
                trades.remove();
            }
            trades.add(trade);
        }

        private void enter(FeedStatus status) {
            state = status.state();
            reason = status.reason();
            if (state == MarketState.STALE) {
                book.clear();
            }
        }
    }
}
