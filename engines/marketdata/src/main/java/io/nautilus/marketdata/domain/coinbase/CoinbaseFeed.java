package io.nautilus.marketdata.domain.coinbase;

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
import io.nautilus.marketdata.domain.venue.NumberChain;
import io.nautilus.marketdata.domain.venue.PrintedBooks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Coinbase Exchange's websocket: level2 books, matches and tickers. The venue numbers trades without holes, and orders
 * tickers and trades by a sequence; updates of a book have no number, so nothing but a missing trade, a crossed book or
 * a message that cannot be read shows that one was missed. Each of these loses the book: it is STALE, the gap is
 * counted, a new subscription is asked for, and updates are passed over until the next snapshot.
 *
 * <p>What happened before the subscription (a {@code last_match}, the first tickers) is counted and begins the numbers
 * but is not published: it would claim that the feed was heard since then.
 */
public final class CoinbaseFeed implements VenueFeed {
    public static final String VENUE = Venue.COINBASE.name();

    private static final long NOT_YET = Long.MAX_VALUE;
    private static final String MISSING_TRADE = "missing-trade";
    /** What a new subscription tells first comes within this time. */
    private static final long NEW_NANOS = 10_000_000_000L;

    private final PrintedBooks books;
    private final FeedCounts counts;
    private final Consumer<String> resubscribe;
    private final Map<Symbol, Product> products = new HashMap<>();
    private long subscribedNanos = NOT_YET;

    /** {@code resubscribe} is told the product whose book was lost. */
    public CoinbaseFeed(MarketBooks books, FeedCounts counts, Consumer<String> resubscribe) {
        this.books = new PrintedBooks(books);
        this.counts = counts;
        this.resubscribe = resubscribe;
    }

    /** Whether a message is one of Coinbase's. */
    public static boolean understands(String payload) {
        try {
            CoinbaseDecoder.decode(payload);
            return true;
        } catch (DecodeException | DecimalException foreign) {
            return false;
        }
    }

    @Override
    public void on(String payload, long receivedNanos, Consumer<MarketEvent> out) {
        subscribedNanos = subscribedNanos == NOT_YET ? receivedNanos : subscribedNanos;
        try {
            take(CoinbaseDecoder.decode(payload), receivedNanos, out);
        } catch (DecodeException e) {
            reject(e.code(), e.getMessage(), payload, receivedNanos, out);
        } catch (DecimalException e) {
            reject(e.code(), e.getMessage(), payload, receivedNanos, out);
        }
    }

    private void reject(String code, String why, String payload, long timeNanos, Consumer<MarketEvent> out) {
        counts.rejections().add(code, why + ", in " + payload);
        doubt(CoinbaseDecoder.doubtful(payload), timeNanos, out);
    }

    @Override
    public void answered(String url, String payload, long receivedNanos, Consumer<MarketEvent> out) {
        counts.rejections().add("unexpected-answer", "nothing is asked of Coinbase, but " + url + " -> " + payload);
    }

    @Override
    public void missed(long timeNanos, Consumer<MarketEvent> out) {
        doubt(symbol -> true, timeNanos, out);
    }

    @Override
    public void restart(String reason, long timeNanos, Consumer<MarketEvent> out) {
        products.clear();
        subscribedNanos = NOT_YET;
        books.all().forEach(book -> book.stale(reason, timeNanos, out));
    }

    /** No number would show it if the message changed one of these books. */
    private void doubt(Predicate<Symbol> which, long timeNanos, Consumer<MarketEvent> out) {
        products.forEach((symbol, product) -> {
            if (product.hasBook && which.test(symbol)) {
                lose("unreadable-message", symbol, product, timeNanos, out);
            }
        });
    }

    private void take(CoinbaseMessage message, long receivedNanos, Consumer<MarketEvent> out) {
        switch (message) {
            case CoinbaseMessage.Subscriptions subscriptions -> subscribedNanos = receivedNanos;
            case CoinbaseMessage.Refusal refusal -> {}
            case CoinbaseMessage.Heartbeat heartbeat -> heartbeat(heartbeat, receivedNanos, out);
            case CoinbaseMessage.Snapshot snapshot -> snapshot(snapshot, receivedNanos, out);
            case CoinbaseMessage.Update update -> update(update, receivedNanos, out);
            case CoinbaseMessage.Ticker ticker -> ticker(ticker, receivedNanos, out);
            case CoinbaseMessage.Match match -> match(match, receivedNanos, out);
        }
    }

    private void snapshot(CoinbaseMessage.Snapshot snapshot, long receivedNanos, Consumer<MarketEvent> out) {
        Symbol symbol = CoinbaseDecoder.symbol(snapshot.product());
        long timeNanos = snapshot.timeNanos() < 0 ? receivedNanos : snapshot.timeNanos();
        books.replace(symbol, snapshot.bids(), snapshot.asks(), timeNanos, out);
        counts.bookSnapshot();
        Product product = product(symbol);
        product.hasBook = true;
        product.snapshotNanos = receivedNanos;
        if (product.lost) {
            product.lost = false;
            counts.resync();
        }
    }

    private void update(CoinbaseMessage.Update update, long receivedNanos, Consumer<MarketEvent> out) {
        Symbol symbol = CoinbaseDecoder.symbol(update.product());
        InstrumentBook book =
                books.known(symbol, PrintedBooks.joined(update.bids(), update.asks()), receivedNanos, out);
        Product product = product(symbol);
        if (!product.hasBook) {
            counts.bookDelta();
            if (!product.lost) {
                lose("no-snapshot", symbol, product, receivedNanos, out);
            }
            return;
        }
        boolean sane = books.change(book, update.bids(), update.asks(), update.timeNanos(), out);
        counts.bookDelta();
        counts.sequenceAbsent();
        if (!sane) {
            lose("crossed-book", symbol, product, update.timeNanos(), out);
        }
    }

    private void ticker(CoinbaseMessage.Ticker ticker, long receivedNanos, Consumer<MarketEvent> out) {
        Symbol symbol = CoinbaseDecoder.symbol(ticker.product());
        InstrumentBook book = books.known(symbol, List.of(ticker.bid(), ticker.ask()), receivedNanos, out);
        Product product = product(symbol);
        counts.quote();
        if (product.tickers.take(ticker.sequence(), receivedNanos) == NumberChain.Step.REPEATED) {
            counts.sequenceRepeated();
        } else if (ticker.timeNanos() >= subscribedNanos) {
            books.quote(book, ticker.bid(), ticker.ask(), ticker.timeNanos(), out);
        }
    }

    private void match(CoinbaseMessage.Match match, long receivedNanos, Consumer<MarketEvent> out) {
        Symbol symbol = CoinbaseDecoder.symbol(match.product());
        InstrumentBook book = books.known(symbol, List.of(match.print()), receivedNanos, out);
        Levels print = books.print(book, match.print());
        Product product = product(symbol);
        NumberChain.Step step = product.take(match, receivedNanos);
        counts.trade();
        switch (step) {
            case FIRST -> {}
            case NEXT -> counts.sequence(true);
            case REPEATED -> counts.sequenceRepeated();
            case HOLE -> {
                if (match.before() && product.isBookNew(receivedNanos)) {
                    missedBefore(book, receivedNanos, out);
                } else {
                    missing(symbol, product, match.timeNanos(), out);
                }
            }
        }
        if (step != NumberChain.Step.REPEATED && !match.before()) {
            book.trade(print.price(0), print.quantity(0), match.aggressor(), match.timeNanos(), out);
        }
    }

    /** Channels overtake each other by a little, so a trade that a heartbeat names may come until the next one. */
    private void heartbeat(CoinbaseMessage.Heartbeat heartbeat, long receivedNanos, Consumer<MarketEvent> out) {
        Symbol symbol = CoinbaseDecoder.symbol(heartbeat.product());
        Product product = products.get(symbol);
        if (product == null) {
            return;
        }
        if (product.trades.isBehind(product.dueTradeId)) {
            product.trades.take(product.dueTradeId, receivedNanos);
            missing(symbol, product, receivedNanos, out);
        }
        product.dueTradeId = heartbeat.lastTradeId();
    }

    /** Between two subscriptions trades were missed, but the book is of the second one. */
    private void missedBefore(InstrumentBook book, long timeNanos, Consumer<MarketEvent> out) {
        counts.sequence(false);
        counts.gap();
        books.interrupt(book, MISSING_TRADE, timeNanos, out);
        counts.resync();
    }

    private void missing(Symbol symbol, Product product, long timeNanos, Consumer<MarketEvent> out) {
        counts.sequence(false);
        lose(MISSING_TRADE, symbol, product, timeNanos, out);
    }

    private void lose(String why, Symbol symbol, Product product, long timeNanos, Consumer<MarketEvent> out) {
        product.hasBook = false;
        product.lost = true;
        counts.gap();
        books.find(symbol).stale(why, timeNanos, out);
        resubscribe.accept(symbol.base() + '-' + symbol.quote());
    }

    /** Of instruments that are defined only, so there are not more of them. */
    private Product product(Symbol symbol) {
        return products.computeIfAbsent(symbol, key -> new Product());
    }

    /** What the feed knows of a product beside its book. */
    private static final class Product {
        final NumberChain tickers = new NumberChain();
        final NumberChain trades = new NumberChain();
        private final NumberChain tradeSequences = new NumberChain();
        boolean hasBook;
        boolean lost;
        long snapshotNanos;
        long dueTradeId = -1;

        boolean isBookNew(long nowNanos) {
            return hasBook && nowNanos - snapshotNanos <= NEW_NANOS;
        }

        /** Takes a trade's numbers. */
        NumberChain.Step take(CoinbaseMessage.Match match, long receivedNanos) {
            NumberChain.Step step = trades.step(match.tradeId(), receivedNanos);
            if (step == NumberChain.Step.REPEATED) {
                return step;
            }
            if (tradeSequences.take(match.sequence(), receivedNanos) == NumberChain.Step.REPEATED) {
                throw new DecodeException(
                        "contradicting-numbers",
                        "trade " + match.tradeId() + " is later, sequence " + match.sequence() + " is not");
            }
            return trades.take(match.tradeId(), receivedNanos);
        }
    }
}
