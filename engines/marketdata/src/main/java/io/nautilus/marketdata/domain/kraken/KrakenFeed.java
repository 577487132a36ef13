package io.nautilus.marketdata.domain.kraken;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Side;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Instrument;
import io.nautilus.market.Symbol;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.InstrumentBook;
import io.nautilus.marketdata.domain.InstrumentTerms;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.VenueFeed;
import io.nautilus.marketdata.domain.kraken.KrakenMessage.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Kraken's websocket, version 1: books with the venue's checksum verified, trades and quotes. An update that cannot be
 * understood, fails its checksum, crosses the book or has none loses the book: it is STALE, the gap is counted, a new
 * subscription is asked for, and updates are passed over until the next snapshot. An update that states no checksum is
 * taken as it is and counted as unverified: recordings may lack them, and what they show is then all there is.
 */
public final class KrakenFeed implements VenueFeed {
    public static final String VENUE = "KRAKEN";

    private final MarketBooks books;
    private final FeedCounts counts;
    private final Consumer<String> resubscribe;
    private final KrakenChecksum checksum = new KrakenChecksum();
    private final Map<Symbol, Subscription> subscriptions = new HashMap<>();

    /** {@code resubscribe} is told the pair whose book was lost. */
    public KrakenFeed(MarketBooks books, FeedCounts counts, Consumer<String> resubscribe) {
        this.books = books;
        this.counts = counts;
        this.resubscribe = resubscribe;
    }

    @Override
    public void on(String payload, long receivedNanos, Consumer<MarketEvent> out) {
        try {
            take(KrakenDecoder.decode(payload), receivedNanos, out);
        } catch (DecodeException e) {
            counts.rejections().add(e.code(), e.getMessage() + ", in " + payload);
        } catch (DecimalException e) {
            counts.rejections().add(e.code(), e.getMessage() + ", in " + payload);
        }
    }

    /** Whether a message is one of Kraken's. */
    public static boolean understands(String payload) {
        try {
            KrakenDecoder.decode(payload);
            return true;
        } catch (DecodeException foreign) {
            return false;
        }
    }

    @Override
    public void answered(String url, String payload, long receivedNanos, Consumer<MarketEvent> out) {
        counts.rejections().add("unexpected-answer", "nothing is asked of Kraken, but " + url + " -> " + payload);
    }

    @Override
    public void missed(long timeNanos, Consumer<MarketEvent> out) {
        // The checksum of the next update shows whether it mattered.
    }

    @Override
    public void restart(String reason, long timeNanos, Consumer<MarketEvent> out) {
        subscriptions.clear();
        books.books().forEach(book -> book.stale(reason, timeNanos, out));
    }

    private void take(KrakenMessage message, long receivedNanos, Consumer<MarketEvent> out) {
        switch (message) {
            case KrakenMessage.Event event -> {}
            case KrakenMessage.Unsubscribed over -> unsubscribed(symbol(over.pair()), receivedNanos, out);
            case KrakenMessage.Candle candle -> symbol(candle.pair());
            case KrakenMessage.Trades trades -> trades(trades, receivedNanos, out);
            case KrakenMessage.Top top -> top(top, receivedNanos, out);
            case KrakenMessage.Snapshot snapshot -> snapshot(snapshot, receivedNanos, out);
            case KrakenMessage.Update update -> update(update, receivedNanos, out);
        }
    }

    private void unsubscribed(Symbol symbol, long timeNanos, Consumer<MarketEvent> out) {
        subscriptions.remove(symbol);
        InstrumentBook book = books.find(symbol);
        if (book != null) {
            book.stale("unsubscribed", timeNanos, out);
        }
    }

    private void snapshot(KrakenMessage.Snapshot snapshot, long receivedNanos, Consumer<MarketEvent> out) {
        Symbol symbol = symbol(snapshot.pair());
        long timeNanos = KrakenScale.timeNanos(snapshot.bids(), snapshot.asks(), receivedNanos);
        Subscription subscription = subscriptions.get(symbol);
        if (subscription != null && subscription.depth != snapshot.depth()) {
            throw new DecodeException("other-depth", "a second book of depth " + snapshot.depth());
        }
        InstrumentBook book = subscription == null || !subscription.hadSnapshot
                ? define(symbol, snapshot, receivedNanos, out)
                : books.find(symbol);
        Levels bids = KrakenScale.levels(snapshot.bids(), book.instrument(), true);
        Levels asks = KrakenScale.levels(snapshot.asks(), book.instrument(), true);
        requireOrdered(bids, -1);
        requireOrdered(asks, 1);
        if (bids.size() > 0 && asks.size() > 0 && bids.price(0) >= asks.price(0)) {
            throw new DecodeException("crossed-book", "bid " + bids.price(0) + " and ask " + asks.price(0));
        }
        counts.bookSnapshot();
        Subscription taken = subscriptions.computeIfAbsent(symbol, key -> new Subscription(snapshot.depth()));
        taken.hadSnapshot = true;
        if (taken.lost) {
            taken.lost = false;
            counts.resync();
        }
        int depth = snapshot.depth();
        book.replace(cut(bids, depth), cut(asks, depth), timeNanos, out);
        verify(snapshot.checksum(), snapshot.pair(), book, taken, receivedNanos, out);
    }

    /** The first snapshot's text decides the decimals; those of a trade or ticker before it were provisional. */
    private InstrumentBook define(
            Symbol symbol, KrakenMessage.Snapshot snapshot, long timeNanos, Consumer<MarketEvent> out) {
        InstrumentTerms terms = InstrumentTerms.printed(
                symbol,
                KrakenScale.priceDecimals(snapshot.bids(), snapshot.asks()),
                KrakenScale.quantityDecimals(snapshot.bids(), snapshot.asks()));
        return books.define(terms, timeNanos, out);
    }

    private void update(KrakenMessage.Update update, long receivedNanos, Consumer<MarketEvent> out) {
        Symbol symbol = symbol(update.pair());
        Subscription subscription = subscriptions.computeIfAbsent(symbol, key -> new Subscription(update.depth()));
        if (subscription.depth != update.depth()) {
            throw new DecodeException("other-depth", "an update of a book of depth " + update.depth());
        }
        InstrumentBook book = books.find(symbol);
        if (subscription.lost || book == null || !book.book().isComplete()) {
            counts.bookDelta();
            if (!subscription.lost) {
                lose("no-snapshot", update.pair(), book, subscription, receivedNanos, out);
            }
            return;
        }
        long timeNanos;
        try {
            timeNanos = change(update, book, receivedNanos);
        } catch (DecodeException | DecimalException e) {
            lose("rejected-update", update.pair(), book, subscription, receivedNanos, out);
            throw e;
        }
        counts.bookDelta();
        if (update.checksum().isEmpty()) {
            counts.checksumAbsent();
        }
        if (!verify(update.checksum(), update.pair(), book, subscription, receivedNanos, out)) {
            return;
        }
        if (book.book().crossed()) {
            lose("crossed-book", update.pair(), book, subscription, receivedNanos, out);
        } else {
            book.publish(timeNanos, out);
        }
    }

    private static long change(KrakenMessage.Update update, InstrumentBook book, long receivedNanos) {
        Instrument instrument = book.instrument();
        Levels bids = KrakenScale.levels(update.bids(), instrument, false);
        Levels asks = KrakenScale.levels(update.asks(), instrument, false);
        long timeNanos = KrakenScale.timeNanos(update.bids(), update.asks(), receivedNanos);
        for (int i = 0; i < bids.size(); i++) {
            book.change(Side.BUY, bids.price(i), bids.quantity(i));
        }
        for (int i = 0; i < asks.size(); i++) {
            book.change(Side.SELL, asks.price(i), asks.quantity(i));
        }
        return timeNanos;
    }

    /** Kraken asks the reader to cut the book to the subscribed depth: it does not say which levels fell off. */
    private boolean verify(
            String stated,
            String pair,
            InstrumentBook book,
            Subscription subscription,
            long timeNanos,
            Consumer<MarketEvent> out) {
        book.truncate(subscription.depth);
        if (stated.isEmpty()) {
            return true;
        }
        boolean matched = stated.equals(Long.toString(checksum.of(book.book())));
        counts.checksum(matched);
        if (!matched) {
            lose("checksum", pair, book, subscription, timeNanos, out);
        }
        return matched;
    }

    private void lose(
            String why,
            String pair,
            InstrumentBook book,
            Subscription subscription,
            long timeNanos,
            Consumer<MarketEvent> out) {
        subscription.lost = true;
        counts.gap();
        if (book != null) {
            book.stale(why, timeNanos, out);
        }
        resubscribe.accept(pair);
    }

    private void trades(KrakenMessage.Trades trades, long receivedNanos, Consumer<MarketEvent> out) {
        List<Level> prints = trades.prints().stream()
                .map(print -> new Level(print.price(), print.volume(), print.time()))
                .toList();
        InstrumentBook book = known(trades.pair(), prints, receivedNanos, out);
        Instrument instrument = book.instrument();
        Levels levels = KrakenScale.levels(prints, instrument, true);
        long[] times = prints.stream()
                .mapToLong(print -> KrakenScale.timeNanos(print.time()))
                .toArray();
        counts.trade();
        for (int i = 0; i < times.length; i++) {
            Side aggressor = trades.prints().get(i).side().equals("b") ? Side.BUY : Side.SELL;
            book.trade(levels.price(i), levels.quantity(i), aggressor, times[i], out);
        }
    }

    private void top(KrakenMessage.Top top, long receivedNanos, Consumer<MarketEvent> out) {
        InstrumentBook book = known(top.pair(), List.of(top.bid(), top.ask()), receivedNanos, out);
        Instrument instrument = book.instrument();
        long bidPrice = KrakenScale.price(top.bid().price(), instrument);
        long bidQuantity = KrakenScale.quantity(top.bid().volume(), instrument);
        long askPrice = KrakenScale.price(top.ask().price(), instrument);
        long askQuantity = KrakenScale.quantity(top.ask().volume(), instrument);
        long timeNanos = top.time().isEmpty() ? receivedNanos : KrakenScale.timeNanos(top.time());
        counts.quote();
        book.quote(bidPrice, bidQuantity, askPrice, askQuantity, timeNanos, out);
    }

    private InstrumentBook known(String pair, List<Level> texts, long timeNanos, Consumer<MarketEvent> out) {
        Symbol symbol = symbol(pair);
        InstrumentBook book = books.find(symbol);
        if (book != null) {
            return book;
        }
        int priceDecimals = KrakenScale.priceDecimals(texts, List.of());
        return books.define(
                InstrumentTerms.printed(symbol, priceDecimals, KrakenScale.quantityDecimals(texts, List.of())),
                timeNanos,
                out);
    }

    private static void requireOrdered(Levels levels, int direction) {
        for (int i = 1; i < levels.size(); i++) {
            if (Long.signum(Long.compare(levels.price(i), levels.price(i - 1))) != direction) {
                throw new DecodeException("unordered-book", "price " + levels.price(i) + " at level " + i);
            }
        }
    }

    private static Levels cut(Levels levels, int depth) {
        return levels.size() <= depth ? levels : levels.slice(0, depth);
    }

    private static Symbol symbol(String pair) {
        int slash = pair.indexOf('/');
        if (slash < 0) {
            throw new DecodeException("invalid-symbol", "pair " + pair);
        }
        return new Symbol(pair.substring(0, slash), pair.substring(slash + 1), VENUE);
    }

    /** What the feed knows of a pair's book beside the book itself. */
    private static final class Subscription {
        final int depth;
        boolean hadSnapshot;
        boolean lost;

        Subscription(int depth) {
            this.depth = depth;
        }
    }
}
