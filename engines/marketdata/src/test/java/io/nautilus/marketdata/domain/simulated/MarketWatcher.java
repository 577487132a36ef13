package io.nautilus.marketdata.domain.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Folds what a simulated feed publishes and demands that trades, quotes and depth agree at every moment. */
final class MarketWatcher implements Consumer<MarketEvent> {
    final Map<Integer, OrderBook> books = new HashMap<>();
    long trades;
    long quotes;
    long deltas;

    @Override
    public void accept(MarketEvent event) {
        switch (event) {
            case BookSnapshot part -> book(part).apply(part);
            case BookDelta part -> {
                deltas++;
                assertThat(book(part).apply(part)).isTrue();
                if (book(part).crossed()) {
                    throw new AssertionError("crossed by " + part);
                }
            }
            case Trade trade -> {
                trades++;
                insideTheBook(trade, book(trade));
            }
            case Quote quote -> {
                quotes++;
                bestOfTheBook(quote, book(quote));
            }
            case InstrumentDefinition definition -> {}
            case FeedStatus status -> {}
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
