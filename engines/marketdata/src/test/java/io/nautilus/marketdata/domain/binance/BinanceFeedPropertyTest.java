package io.nautilus.marketdata.domain.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.MarketState;
import io.nautilus.market.OrderBook;
import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.PublishedBooks;
import io.nautilus.marketdata.domain.Rejections;
import io.nautilus.marketdata.domain.venue.Mutations;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever arrives, the feed answers with a rejection or with books that readers can fold, and goes on. */
class BinanceFeedPropertyTest {
    private static final String SYMBOL = "BTC-USDT.BINANCE";

    private PublishedBooks published;
    private FeedCounts counts;
    private MarketBooks books;
    private BinanceFeed feed;

    @BeforeTry
    void begin() {
        published = new PublishedBooks();
        counts = new FeedCounts(
                new Rejections((code, example) -> assertThat(code).matches("[a-z-]+")));
        books = new MarketBooks(1, new CountingIds());
        feed = new BinanceFeed(books, counts, symbol -> {});
    }

    @Property(tries = 100)
    void nothingEscapesAndBooksStayWhole(@ForAll long seed) {
        Random random = new Random(seed);
        BinanceSession session = new BinanceSession(seed);
        for (int part = 0; part < 30; part++) {
            answer(random.nextInt(4) == 0 ? Mutations.of(session.snapshot(), random) : session.snapshot());
            for (String payload : session.messages(20)) {
                send(random.nextInt(15) == 0 ? Mutations.of(payload, random) : payload);
                assertThat(crossed()).isFalse();
            }
        }
        assertThat(counts.totals().rejected()).isPositive();
        published.assertSameBooks(books);
        long rejected = counts.totals().rejected();
        feed.restart("again", 0, published);
        answer(session.snapshot());
        session.messages(50).forEach(this::send);
        assertThat(counts.totals().rejected()).isEqualTo(rejected);
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        session.book.assertSame(published.book(SYMBOL), OrderBook.MAX_LEVELS);
    }

    /** Lost, doubled and exchanged messages: a book that is LIVE is the venue's, and each loss is one gap. */
    @Property(tries = 150)
    void aLiveBookIsTheVenues(@ForAll long seed) {
        Random random = new Random(seed);
        BinanceSession session = new BinanceSession(seed);
        answer(session.snapshot());
        for (int part = 0; part < 40; part++) {
            List<String> messages = new ArrayList<>(session.messages(random.nextInt(1, 6)));
            String fault = messages.get(random.nextInt(messages.size()));
            switch (random.nextInt(6)) {
                case 0 -> messages.remove(fault);
                case 1 -> messages.add(fault);
                case 2 -> messages.addFirst(messages.removeLast());
                case 3 -> answer(session.snapshot());
                default -> {}
            }
            messages.forEach(this::send);
            send(session.depth());
            if (published.state(SYMBOL) == MarketState.LIVE) {
                session.book.assertSame(published.book(SYMBOL), OrderBook.MAX_LEVELS);
            }
        }
        FeedCounts.Totals totals = counts.totals();
        assertThat(totals.rejected()).isZero();
        assertThat(totals.gaps()).isEqualTo(totals.sequencesFailed());
        assertThat(totals.resyncs()).isLessThanOrEqualTo(totals.gaps());
        answer(session.snapshot());
        session.book.assertSame(published.book(SYMBOL), OrderBook.MAX_LEVELS);
        published.assertSameBooks(books);
    }

    private boolean crossed() {
        return books.books().stream().anyMatch(book -> book.book().crossed());
    }

    private void send(String payload) {
        feed.on(payload, 0, published);
    }

    private void answer(String payload) {
        feed.answered(BinanceSession.URL, payload, 0, published);
    }
}
