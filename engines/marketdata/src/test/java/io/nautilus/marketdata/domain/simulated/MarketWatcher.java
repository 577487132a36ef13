package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Folds what a simulated feed publishes and demands at every moment that trades, quotes and depth agree, that no book is
 * crossed, and that all prices and quantities are positive and in whole ticks and lots.
 */
final class MarketWatcher implements Consumer<MarketEvent> {
    final Map<Integer, OrderBook> books = new TreeMap<>();
    final Map<Integer, InstrumentDefinition> definitions = new HashMap<>();
    /** Quantity that was bought less what was sold by those who took, by instrument. */
    final Map<Integer, Long> taken = new HashMap<>();

    long events;
    long trades;
    long quotes;
    long deltas;

    @Override
    public void accept(MarketEvent event) {
        events++;
        switch (event) {
            case BookSnapshot part -> {
                whole(part, part.bids());
                whole(part, part.asks());
                book(part).apply(part);
            }
            case BookDelta part -> changed(part);
            case Trade trade -> traded(trade);
            case Quote quote -> {
                quotes++;
                bestOfTheBook(quote, book(quote));
            }
            case InstrumentDefinition definition -> definitions.put(definition.instrumentId(), definition);
            case FeedStatus status -> {}
        }
    }

    private void changed(BookDelta part) {
        deltas++;
        whole(part, part.bids());
        whole(part, part.asks());
        OrderBook book = book(part);
        if (!book.apply(part)) {
            throw new AssertionError("not applied: " + part);
        }
        if (book.crossed()) {
            throw new AssertionError("crossed by " + part);
        }
    }

    private void traded(Trade trade) {
        trades++;
        whole(trade, Levels.of(trade.price(), trade.quantity()));
        insideTheBook(trade, book(trade));
        taken.merge(
                trade.instrumentId(), trade.aggressor() == Side.BUY ? trade.quantity() : -trade.quantity(), Long::sum);
    }

    private void whole(MarketEvent event, Levels levels) {
        InstrumentDefinition terms = definitions.get(event.instrumentId());
        for (int i = 0; i < levels.size(); i++) {
            boolean whole = levels.price(i) > 0
                    && levels.price(i) % terms.tick() == 0
                    && levels.quantity(i) >= 0
                    && levels.quantity(i) % terms.lot() == 0;
            if (!whole) {
                throw new AssertionError("not in ticks and lots: " + levels + " of " + event);
            }
        }
    }

    OrderBook book(MarketEvent event) {
        return books.computeIfAbsent(event.instrumentId(), key -> new OrderBook());
    }

    private static void insideTheBook(Trade trade, OrderBook book) {
        boolean buy = trade.aggressor() == Side.BUY;
        long best = buy ? book.bestAsk() : book.bestBid();
        long displayed = book.quantityAt(buy ? Side.SELL : Side.BUY, best);
        if (trade.price() != best || trade.quantity() > displayed || trade.quantity() <= 0) {
            throw new AssertionError(trade + " but the best was " + displayed + " at " + best);
        }
    }

    private static void bestOfTheBook(Quote quote, OrderBook book) {
        boolean same = quote.bidPrice() == book.bestBid()
                && quote.askPrice() == book.bestAsk()
                && quote.bidQuantity() == book.bidQuantity(0)
                && quote.askQuantity() == book.askQuantity(0);
        if (!same) {
            throw new AssertionError(quote + " but the book was " + book.depth(1));
        }
    }
}
