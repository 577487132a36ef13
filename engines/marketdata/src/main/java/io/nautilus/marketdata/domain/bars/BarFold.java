package io.nautilus.marketdata.domain.bars;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Trade;
import io.nautilus.market.Bar;
import io.nautilus.market.Instrument;
import io.nautilus.market.OrderBook;
import io.nautilus.market.TimeBars;
import java.util.HashMap;
import java.util.Map;

/**
 * Folds what is proven to be on the log into time bars: a function of the log alone. What a feed says of its own time
 * closes the bars of instruments of which nothing is said. An instrument that comes by another feed begins anew; of one
 * too many there are no bars. Of one thread.
 */
public final class BarFold {
    /** Hears of each bar that closes and of the message that closed it. */
    @FunctionalInterface
    public interface Closed {
        void bar(String instrument, Bar bar, Source source);
    }

    public static final int MAX_INSTRUMENTS = 10_000;

    private final Closed closed;
    private final Map<Integer, Folded> folded = new HashMap<>();
    private Source source;
    private volatile int count;

    public BarFold(Closed closed) {
        this.closed = closed;
    }

    /** Takes the next message; {@code at} is where it stands. Of instruments never defined nothing is taken. */
    public void apply(MarketEvent event, Source at) {
        source = at;
        switch (event) {
            case InstrumentDefinition definition -> define(Instrument.of(definition), definition.eventTimeNanos());
            case FeedStatus status when status.instrumentId() == 0 -> time(status);
            case FeedStatus _, BookSnapshot _, BookDelta _, Trade _, Quote _ -> {
                Folded known = folded.get(event.instrumentId());
                if (known != null) {
                    known.apply(event);
                }
            }
        }
    }

    private void define(Instrument instrument, long timeNanos) {
        Folded known = folded.get(instrument.id());
        if (known == null || !known.instrument.equals(instrument)) {
            if (known != null) {
                known.bars.end();
            }
            if (known == null && folded.size() >= MAX_INSTRUMENTS) {
                return;
            }
            known = new Folded(instrument);
            folded.put(instrument.id(), known);
            count = folded.size();
        }
        known.bars.time(timeNanos);
    }

    /** Of how many instruments bars are made. Any thread. */
    public int count() {
        return count;
    }

    private void time(FeedStatus status) {
        for (Folded each : folded.values()) {
            if (each.instrument.feedId() == status.feedId()) {
                each.bars.time(status.eventTimeNanos());
            }
        }
    }

    private final class Folded {
        final Instrument instrument;
        final TimeBars bars;
        private final OrderBook book = new OrderBook();
        private boolean live;

        Folded(Instrument instrument) {
            this.instrument = instrument;
            String symbol = instrument.symbol();
            bars = new TimeBars(
                    instrument.priceDecimals(), instrument.quantityDecimals(), bar -> closed.bar(symbol, bar, source));
        }

        void apply(MarketEvent event) {
            switch (event) {
                case Trade trade -> bars.trade(trade.eventTimeNanos(), trade.price(), trade.quantity());
                case FeedStatus status -> enter(status);
                case BookSnapshot part -> changed(part, bars.wantsQuotes() && book.apply(part));
                case BookDelta part -> changed(part, bars.wantsQuotes() && book.apply(part));
                case Quote quote -> told(quote);
                case InstrumentDefinition _ -> throw new IllegalStateException("a definition is folded elsewhere");
            }
            if (!bars.wantsQuotes() && book.isComplete()) {
                book.clear();
            }
        }

        private void changed(MarketEvent event, boolean whole) {
            if (whole && book.bidCount() > 0 && book.askCount() > 0) {
                bars.quote(event.eventTimeNanos(), book.bestBid(), book.bestAsk());
            } else {
                bars.time(event.eventTimeNanos());
            }
        }

        /** The book is the better witness of the best prices where there is one. */
        private void told(Quote quote) {
            if (bars.wantsQuotes() && !book.isComplete()) {
                bars.quote(quote.eventTimeNanos(), quote.bidPrice(), quote.askPrice());
            } else {
                bars.time(quote.eventTimeNanos());
            }
        }

        /** A book that never was LIVE has lost nothing: trades may come without one. */
        private void enter(FeedStatus status) {
            bars.time(status.eventTimeNanos());
            switch (status.state()) {
                case LIVE -> {
                    live = true;
                    bars.found(status.eventTimeNanos());
                }
                case STALE -> {
                    if (live) {
                        live = false;
                        book.clear();
                        bars.lost();
                    }
                }
                case ENDED -> bars.end();
            }
        }
    }
}
