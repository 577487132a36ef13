package io.nautilus.marketdata.domain.binance;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Symbol;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.InstrumentBook;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.Venue;
import io.nautilus.marketdata.domain.VenueFeed;
import io.nautilus.marketdata.domain.binance.BinanceMessage.Depth;
import io.nautilus.marketdata.domain.venue.NumberChain;
import io.nautilus.marketdata.domain.venue.PrintedBooks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Binance's spot streams: books whose depth events chain onto the REST interface's snapshot, aggregate trades and best
 * prices. Events wait for their snapshot. A hole in the chain, a crossed book or an event that cannot be understood
 * loses the book: it is STALE, the gap is counted, a snapshot is asked for, and events wait again. Aggregate trades are
 * numbered without holes too; where one is missing the instrument is STALE and, since its book is proven by a chain of
 * its own, at once found again, so that what is made of trades is known to have missed some.
 *
 * <p>A snapshot has the levels that were asked for; of those beyond it a book has what changed since.
 */
public final class BinanceFeed implements VenueFeed {
    public static final String VENUE = Venue.BINANCE.name();

    private final PrintedBooks books;
    private final FeedCounts counts;
    private final Consumer<String> ask;
    private final WaitingDepth waiting = new WaitingDepth();
    private final Map<Symbol, Stream> streams = new HashMap<>();

    /** {@code ask} is told the symbol of which a snapshot is needed. */
    public BinanceFeed(MarketBooks books, FeedCounts counts, Consumer<String> ask) {
        this.books = new PrintedBooks(books);
        this.counts = counts;
        this.ask = ask;
    }

    /** Whether a message is one of Binance's. */
    public static boolean understands(String payload) {
        return isUnderstood(() -> BinanceDecoder.decode(payload));
    }

    /** Whether an answer is one of Binance's. */
    public static boolean understands(String url, String payload) {
        return isUnderstood(() -> BinanceDecoder.answer(url, payload));
    }

    private static boolean isUnderstood(Runnable decoding) {
        try {
            decoding.run();
            return true;
        } catch (DecodeException | DecimalException foreign) {
            return false;
        }
    }

    @Override
    public void on(String payload, long receivedNanos, Consumer<MarketEvent> out) {
        attempt(payload, () -> take(BinanceDecoder.decode(payload), receivedNanos, out));
    }

    @Override
    public void answered(String url, String payload, long receivedNanos, Consumer<MarketEvent> out) {
        attempt(payload, () -> take(BinanceDecoder.answer(url, payload), receivedNanos, out));
    }

    private void attempt(String payload, Runnable taking) {
        try {
            taking.run();
        } catch (DecodeException e) {
            counts.rejections().add(e.code(), e.getMessage() + ", in " + payload);
        } catch (DecimalException e) {
            counts.rejections().add(e.code(), e.getMessage() + ", in " + payload);
        }
    }

    @Override
    public void missed(long timeNanos, Consumer<MarketEvent> out) {
        // The number of the next event shows whether it mattered.
    }

    @Override
    public void restart(String reason, long timeNanos, Consumer<MarketEvent> out) {
        streams.clear();
        waiting.clear();
        books.all().forEach(book -> book.stale(reason, timeNanos, out));
    }

    private void take(BinanceMessage message, long receivedNanos, Consumer<MarketEvent> out) {
        switch (message) {
            case BinanceMessage.Reply reply -> {}
            case BinanceMessage.Candle candle -> BinanceSymbols.of(candle.symbol());
            case BinanceMessage.Depth depth -> depth(depth, receivedNanos, out);
            case BinanceMessage.Snapshot snapshot -> snapshot(snapshot, receivedNanos, out);
            case BinanceMessage.Top top -> top(top, receivedNanos, out);
            case BinanceMessage.Trade trade -> trade(trade, receivedNanos, out);
        }
    }

    private void depth(Depth event, long receivedNanos, Consumer<MarketEvent> out) {
        Symbol symbol = BinanceSymbols.of(event.symbol());
        try {
            books.known(symbol, PrintedBooks.joined(event.bids(), event.asks()), receivedNanos, out);
        } catch (DecodeException | DecimalException e) {
            rejected(symbol, receivedNanos, out);
            throw e;
        }
        counts.bookDelta();
        chain(symbol, stream(symbol), event, receivedNanos, out);
    }

    private void rejected(Symbol symbol, long timeNanos, Consumer<MarketEvent> out) {
        Stream stream = streams.get(symbol);
        if (stream != null && stream.depth.isBegun()) {
            lose("rejected-update", symbol, stream, timeNanos, out);
        }
    }

    private void chain(Symbol symbol, Stream stream, Depth event, long receivedNanos, Consumer<MarketEvent> out) {
        switch (stream.depth.take(event, receivedNanos)) {
            case WAITS -> waiting.add(symbol, event);
            case REPEATED -> counts.sequenceRepeated();
            case NEXT -> {
                counts.sequence(true);
                change(symbol, stream, event, out);
            }
            case HOLE -> {
                counts.sequence(false);
                lose("missing-update", symbol, stream, event.timeNanos(), out);
                waiting.add(symbol, event);
            }
        }
    }

    private void change(Symbol symbol, Stream stream, Depth event, Consumer<MarketEvent> out) {
        try {
            if (!books.change(books.find(symbol), event.bids(), event.asks(), event.timeNanos(), out)) {
                lose("crossed-book", symbol, stream, event.timeNanos(), out);
            }
        } catch (DecodeException | DecimalException e) {
            rejected(symbol, event.timeNanos(), out);
            throw e;
        }
    }

    private void snapshot(BinanceMessage.Snapshot snapshot, long receivedNanos, Consumer<MarketEvent> out) {
        Symbol symbol = BinanceSymbols.of(snapshot.symbol());
        books.known(symbol, PrintedBooks.joined(snapshot.bids(), snapshot.asks()), receivedNanos, out);
        Stream stream = stream(symbol);
        if (stream.depth.isBeyond(snapshot.lastId())) {
            counts.bookSnapshot();
            counts.sequenceRepeated();
        } else if (!waiting.chainsOnto(symbol, snapshot.lastId())) {
            counts.bookSnapshot();
            counts.sequence(false);
            lose("missing-update", symbol, stream, receivedNanos, out);
        } else {
            books.replace(symbol, snapshot.bids(), snapshot.asks(), receivedNanos, out);
            counts.bookSnapshot();
            if (stream.depth.begin(snapshot.lastId(), receivedNanos)) {
                counts.resync();
            }
            waiting.take(symbol).forEach(event -> chain(symbol, stream, event, receivedNanos, out));
        }
    }

    private void lose(String why, Symbol symbol, Stream stream, long timeNanos, Consumer<MarketEvent> out) {
        stream.depth.lose();
        counts.gap();
        books.find(symbol).stale(why, timeNanos, out);
        ask.accept(BinanceSymbols.text(symbol));
    }

    private void top(BinanceMessage.Top top, long receivedNanos, Consumer<MarketEvent> out) {
        Symbol symbol = BinanceSymbols.of(top.symbol());
        InstrumentBook book = books.known(symbol, List.of(top.bid(), top.ask()), receivedNanos, out);
        Stream stream = stream(symbol);
        counts.quote();
        if (stream.tops.take(top.id(), receivedNanos) == NumberChain.Step.REPEATED) {
            counts.sequenceRepeated();
        } else {
            books.quote(book, top.bid(), top.ask(), receivedNanos, out);
        }
    }

    private void trade(BinanceMessage.Trade trade, long receivedNanos, Consumer<MarketEvent> out) {
        Symbol symbol = BinanceSymbols.of(trade.symbol());
        InstrumentBook book = books.known(symbol, List.of(trade.print()), receivedNanos, out);
        Levels print = books.print(book, trade.print());
        NumberChain.Step step = stream(symbol).trades.take(trade.id(), receivedNanos);
        counts.trade();
        switch (step) {
            case FIRST -> {}
            case NEXT -> counts.sequence(true);
            case REPEATED -> counts.sequenceRepeated();
            case HOLE -> missing(book, trade.timeNanos(), out);
        }
        if (step != NumberChain.Step.REPEATED) {
            book.trade(print.price(0), print.quantity(0), trade.aggressor(), trade.timeNanos(), out);
        }
    }

    private void missing(InstrumentBook book, long timeNanos, Consumer<MarketEvent> out) {
        counts.sequence(false);
        counts.gap();
        if (book.book().isComplete()) {
            books.interrupt(book, "missing-trade", timeNanos, out);
            counts.resync();
        }
    }

    /** Of instruments that are defined only, so there are not more of them. */
    private Stream stream(Symbol symbol) {
        return streams.computeIfAbsent(symbol, key -> new Stream());
    }

    /** What the feed knows of a symbol beside its book. */
    private static final class Stream {
        final DepthChain depth = new DepthChain();
        final NumberChain trades = new NumberChain();
        final NumberChain tops = new NumberChain();
    }
}
