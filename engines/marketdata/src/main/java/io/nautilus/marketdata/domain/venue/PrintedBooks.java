package io.nautilus.marketdata.domain.venue;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Side;
import io.nautilus.market.OrderBook;
import io.nautilus.market.Symbol;
import io.nautilus.marketdata.domain.InstrumentBook;
import io.nautilus.marketdata.domain.InstrumentTerms;
import io.nautilus.marketdata.domain.MarketBooks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * The books of a venue that prints as many decimals as a number needs. An instrument is defined when it is first named,
 * in the decimals that are printed then; where more are printed later it is defined anew and its book is said again in
 * them, so that no digit is lost. A book keeps its best {@link #DEPTH} levels a side: what is worse is dropped until
 * the venue says it again.
 */
public final class PrintedBooks {
    public static final int DEPTH = 15_000;
    /** Levels of a snapshot's side at most. */
    public static final int MAX_LEVELS = 100_000;
    /** Levels of an update's side at most; with them a book is still within what its readers keep. */
    public static final int MAX_CHANGES = OrderBook.MAX_LEVELS - DEPTH;

    private final MarketBooks books;

    public PrintedBooks(MarketBooks books) {
        this.books = books;
    }

    /** The book of a symbol, or null where it was never named. */
    public InstrumentBook find(Symbol symbol) {
        return books.find(symbol);
    }

    public Collection<InstrumentBook> all() {
        return books.books();
    }

    /**
     * The book of a symbol, in decimals that hold what is printed. Throws {@code DecimalException}, or
     * {@link DecodeException} where a level is none or there are too many instruments; then nothing has changed.
     */
    public InstrumentBook known(Symbol symbol, List<PrintedLevel> printed, long timeNanos, Consumer<MarketEvent> out) {
        InstrumentBook book = books.find(symbol);
        PrintedScale scale = scale(book, printed);
        scale.levels(printed, false);
        return book == null ? books.define(terms(symbol, scale), timeNanos, out) : inScale(book, scale, timeNanos, out);
    }

    /** Replaces a book by what its venue says is the whole of it; levels come best first. Throws as {@link #known}. */
    public InstrumentBook replace(
            Symbol symbol,
            List<PrintedLevel> bids,
            List<PrintedLevel> asks,
            long timeNanos,
            Consumer<MarketEvent> out) {
        PrintedScale scale = scale(books.find(symbol), joined(bids, asks));
        Levels wholeBids = scale.levels(bids, true);
        Levels wholeAsks = scale.levels(asks, true);
        requireOrdered(wholeBids, -1);
        requireOrdered(wholeAsks, 1);
        if (wholeBids.size() > 0 && wholeAsks.size() > 0 && wholeBids.price(0) >= wholeAsks.price(0)) {
            throw new DecodeException(
                    "crossed-book",
                    "bid " + bids.getFirst().price() + " and ask "
                            + asks.getFirst().price());
        }
        InstrumentBook book = books.define(terms(symbol, scale), timeNanos, out);
        book.replace(cut(wholeBids), cut(wholeAsks), timeNanos, out);
        return book;
    }

    /**
     * Changes levels of a book that {@link #known} has named with them, and publishes that. Answers no where the book
     * is crossed then: nothing is published, and the book is the caller's to lose.
     */
    public boolean change(
            InstrumentBook book,
            List<PrintedLevel> bids,
            List<PrintedLevel> asks,
            long timeNanos,
            Consumer<MarketEvent> out) {
        PrintedScale scale = PrintedScale.of(book.instrument());
        Levels changedBids = scale.levels(bids, false);
        Levels changedAsks = scale.levels(asks, false);
        change(book, Side.BUY, changedBids);
        change(book, Side.SELL, changedAsks);
        book.truncate(DEPTH);
        if (book.book().crossed()) {
            return false;
        }
        book.publish(timeNanos, out);
        return true;
    }

    /** Something was missed of an instrument, but not of its book: says so, and then the book again. */
    public void interrupt(InstrumentBook book, String why, long timeNanos, Consumer<MarketEvent> out) {
        OrderBook.Depth depth = book.book().depth(OrderBook.MAX_LEVELS);
        book.stale(why, timeNanos, out);
        book.replace(depth.bids(), depth.asks(), timeNanos, out);
    }

    /** A trade of a book that {@link #known} has named with it, as one level. */
    public Levels print(InstrumentBook book, PrintedLevel print) {
        return PrintedScale.of(book.instrument()).levels(List.of(print), true);
    }

    /** Publishes best prices of a book that {@link #known} has named with them. */
    public void quote(
            InstrumentBook book, PrintedLevel bid, PrintedLevel ask, long timeNanos, Consumer<MarketEvent> out) {
        Levels best = PrintedScale.of(book.instrument()).levels(List.of(bid, ask), false);
        book.quote(best.price(0), best.quantity(0), best.price(1), best.quantity(1), timeNanos, out);
    }

    /** Both sides of a message, for {@link #known}. */
    public static List<PrintedLevel> joined(List<PrintedLevel> bids, List<PrintedLevel> asks) {
        List<PrintedLevel> joined = new ArrayList<>(bids);
        joined.addAll(asks);
        return joined;
    }

    private static PrintedScale scale(InstrumentBook book, List<PrintedLevel> printed) {
        PrintedScale stated = PrintedScale.printed(printed);
        if (book == null) {
            return stated;
        }
        PrintedScale kept = PrintedScale.of(book.instrument());
        return printed.isEmpty() ? kept : kept.orMore(stated);
    }

    private InstrumentBook inScale(InstrumentBook book, PrintedScale scale, long timeNanos, Consumer<MarketEvent> out) {
        PrintedScale before = PrintedScale.of(book.instrument());
        if (before.equals(scale)) {
            return book;
        }
        boolean whole = book.book().isComplete();
        OrderBook.Depth depth = book.book().depth(OrderBook.MAX_LEVELS);
        Levels bids = before.rescaled(depth.bids(), scale);
        Levels asks = before.rescaled(depth.asks(), scale);
        books.define(terms(book.instrument().name(), scale), timeNanos, out);
        if (whole) {
            book.replace(bids, asks, timeNanos, out);
        }
        return book;
    }

    private static InstrumentTerms terms(Symbol symbol, PrintedScale scale) {
        return InstrumentTerms.printed(symbol, scale.priceDecimals(), scale.quantityDecimals());
    }

    private static void change(InstrumentBook book, Side side, Levels levels) {
        for (int i = 0; i < levels.size(); i++) {
            book.change(side, levels.price(i), levels.quantity(i));
        }
    }

    private static void requireOrdered(Levels levels, int direction) {
        for (int i = 1; i < levels.size(); i++) {
            if (Long.signum(Long.compare(levels.price(i), levels.price(i - 1))) != direction) {
                throw new DecodeException("unordered-book", "price " + levels.price(i) + " at level " + i);
            }
        }
    }

    private static Levels cut(Levels levels) {
        return levels.size() <= DEPTH ? levels : levels.slice(0, DEPTH);
    }
}
