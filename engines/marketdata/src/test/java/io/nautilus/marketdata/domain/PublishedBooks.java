package io.nautilus.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A reader of what is published: records it and folds it as any reader would. */
public final class PublishedBooks implements Consumer<MarketEvent> {
    public final List<MarketEvent> events = new ArrayList<>();
    public final Map<String, Integer> ids = new HashMap<>();

    private final Map<Integer, OrderBook> books = new HashMap<>();
    private final Map<Integer, MarketState> states = new HashMap<>();

    /** A price, then its quantity. */
    public static Levels levels(long... numbers) {
        long[] prices = new long[numbers.length / 2];
        long[] quantities = new long[numbers.length / 2];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = numbers[2 * i];
            quantities[i] = numbers[2 * i + 1];
        }
        return Levels.of(prices, quantities);
    }

    @Override
    public void accept(MarketEvent event) {
        events.add(event);
        switch (event) {
            case InstrumentDefinition definition -> ids.put(definition.symbol(), definition.instrumentId());
            case BookSnapshot part ->
                assertThat(book(part.instrumentId()).apply(part)).isEqualTo(part.last());
            case BookDelta part -> {
                assertThat(part.bids().size() + part.asks().size()).isPositive();
                assertThat(book(part.instrumentId()).apply(part)).isEqualTo(part.last());
            }
            case FeedStatus status -> {
                states.put(status.instrumentId(), status.state());
                if (status.state() == MarketState.STALE) {
                    book(status.instrumentId()).clear();
                }
            }
            case Trade trade -> assertThat(ids).containsValue(trade.instrumentId());
            case Quote quote -> assertThat(ids).containsValue(quote.instrumentId());
        }
    }

    public OrderBook book(int id) {
        return books.computeIfAbsent(id, key -> new OrderBook());
    }

    public OrderBook book(String symbol) {
        return book(ids.get(symbol));
    }

    public MarketState state(String symbol) {
        return states.get(ids.get(symbol));
    }

    public MarketState feedState() {
        return states.get(0);
    }

    public <E extends MarketEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The folded book of every instrument equals the one its keeper has. */
    public void assertSameBooks(MarketBooks kept) {
        assertThat(kept.books()).isNotEmpty();
        for (InstrumentBook book : kept.books()) {
            assertThat(book(book.instrument().id()).depth(OrderBook.MAX_LEVELS))
                    .isEqualTo(book.book().depth(OrderBook.MAX_LEVELS));
        }
    }
}
