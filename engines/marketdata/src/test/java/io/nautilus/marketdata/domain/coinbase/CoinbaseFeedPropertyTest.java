package io.nautilus.marketdata.domain.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.MarketState;
import io.nautilus.market.OrderBook;
import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.PublishedBooks;
import io.nautilus.marketdata.domain.Rejections;
import io.nautilus.marketdata.domain.venue.Mutations;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever arrives, the feed answers with a rejection or with books that readers can fold, and goes on. */
class CoinbaseFeedPropertyTest {
    private static final String SYMBOL = "BTC-USD.COINBASE";

    private PublishedBooks published;
    private FeedCounts counts;
    private MarketBooks books;
    private CoinbaseFeed feed;

    @BeforeTry
    void begin() {
        published = new PublishedBooks();
        counts = new FeedCounts(
                new Rejections((code, example) -> assertThat(code).matches("[a-z-]+")));
        books = new MarketBooks(1, new CountingIds());
        feed = new CoinbaseFeed(books, counts, product -> {});
    }

    @Property(tries = 100)
    void nothingEscapesAndBooksStayWhole(@ForAll long seed) {
        Random random = new Random(seed);
        CoinbaseSession session = new CoinbaseSession(seed);
        for (int part = 0; part < 30; part++) {
            send(random.nextInt(4) == 0 ? Mutations.of(session.snapshot(), random) : session.snapshot());
            for (String payload : session.messages(20)) {
                send(random.nextInt(15) == 0 ? Mutations.of(payload, random) : payload);
                assertThat(crossed()).isFalse();
            }
        }
        assertThat(counts.totals().rejected()).isPositive();
        published.assertSameBooks(books);
        long rejected = counts.totals().rejected();
        feed.restart("again", 0, published);
        send(session.snapshot());
        session.messages(50).forEach(this::send);
        assertThat(counts.totals().rejected()).isEqualTo(rejected);
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        session.book.assertSame(published.book(SYMBOL), OrderBook.MAX_LEVELS);
    }

    /** Messages that are cut short, or trades that are lost: a book that is LIVE is the venue's. */
    @Property(tries = 150)
    void aLiveBookIsTheVenues(@ForAll long seed) {
        Random random = new Random(seed);
        CoinbaseSession session = new CoinbaseSession(seed);
        send(session.match());
        int losses = 0;
        for (int part = 0; part < 40; part++) {
            send(session.snapshot());
            for (String payload : session.messages(random.nextInt(1, 20))) {
                boolean cut = random.nextInt(30) == 0;
                losses += cut ? 1 : 0;
                send(cut ? payload.substring(0, payload.length() - 1) : payload);
            }
            if (random.nextInt(4) == 0) {
                session.match();
                losses++;
                send(session.match());
            }
            if (published.state(SYMBOL) == MarketState.LIVE) {
                session.book.assertSame(published.book(SYMBOL), OrderBook.MAX_LEVELS);
            }
        }
        assertThat(counts.rejections().examples().keySet()).isSubsetOf("not-json");
        assertThat(counts.totals().gaps() > 0).isEqualTo(losses > 0);
        assertThat(counts.totals().resyncs())
                .isLessThanOrEqualTo(counts.totals().gaps());
        send(session.snapshot());
        session.book.assertSame(published.book(SYMBOL), OrderBook.MAX_LEVELS);
        published.assertSameBooks(books);
    }

    private boolean crossed() {
        return books.books().stream().anyMatch(book -> book.book().crossed());
    }

    private void send(String payload) {
        feed.on(payload, 0, published);
    }
}
