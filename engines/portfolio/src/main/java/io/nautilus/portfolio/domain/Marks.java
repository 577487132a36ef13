package io.nautilus.portfolio.domain;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;
import io.nautilus.trading.Mark;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last good mark of every instrument: the mid of its book, with the time of the record that gave it. One thread
 * follows market data, any thread reads marks.
 */
final class Marks {
    static final int MAX_INSTRUMENTS = 10_000;
    /** Deeper levels only matter when these are gone before the next snapshot. */
    static final int BOOK_LEVELS = 1_000;

    private final Map<Integer, Followed> followed = new HashMap<>();
    private final Map<String, Marked> marks = new ConcurrentHashMap<>();

    private record Followed(String symbol, OrderBook book) {}

    /** A mark and the record of market data that gave it. */
    private record Marked(Mark mark, Source source) {}

    Optional<Mark> of(String instrument) {
        return Optional.ofNullable(marks.get(instrument)).map(Marked::mark);
    }

    /** The record that gave the mark. */
    Optional<Source> source(String instrument) {
        return Optional.ofNullable(marks.get(instrument)).map(Marked::source);
    }

    void on(Input.Market market) {
        MarketEvent event = market.event();
        if (event instanceof InstrumentDefinition definition) {
            define(definition);
            return;
        }
        Followed instrument = followed.get(event.instrumentId());
        if (instrument != null && changes(instrument.book(), event)) {
            Source source = new Source(Topics.MARKET_DATA, market.partition(), market.offset(), 0);
            Mark.mid(instrument.book(), market.sentNanos())
                    .ifPresent(mark -> marks.put(instrument.symbol(), new Marked(mark, source)));
        }
    }

    private void define(InstrumentDefinition definition) {
        Followed known = followed.get(definition.instrumentId());
        boolean same = known != null && known.symbol().equals(definition.symbol());
        if (!same && followed.size() < MAX_INSTRUMENTS) {
            followed.put(definition.instrumentId(), new Followed(definition.symbol(), new OrderBook(BOOK_LEVELS)));
        }
    }

    private static boolean changes(OrderBook book, MarketEvent event) {
        return switch (event) {
            case BookSnapshot snapshot -> book.apply(snapshot);
            case BookDelta delta -> book.apply(delta);
            case Trade trade -> false;
            case Quote quote -> false;
            case InstrumentDefinition definition -> false;
            case FeedStatus status -> false;
        };
    }

    /** Market data begins anew: books are unknown until their next snapshot, the last good marks stay. */
    void discardBooks() {
        followed.values().forEach(each -> each.book().clear());
    }
}
