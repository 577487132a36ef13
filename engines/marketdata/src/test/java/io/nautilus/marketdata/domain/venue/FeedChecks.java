package io.nautilus.marketdata.domain.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.MarketState;
import io.nautilus.market.OrderBook;
import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.PublishedBooks;
import io.nautilus.marketdata.domain.Rejections;
import io.nautilus.marketdata.domain.VenueFeed;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever arrives, a feed answers with a rejection or with books that readers can fold, and goes on. */
public abstract class FeedChecks {
    protected PublishedBooks published;
    protected FeedCounts counts;
    protected MarketBooks books;
    protected VenueFeed feed;

    /** What a venue would send of one instrument, and its book. */
    public interface Session {
        String snapshot();

        /** Each is one message. */
        List<String> messages(int count);

        NaiveBook book();
    }

    protected abstract VenueFeed feed(MarketBooks books, FeedCounts counts);

    protected abstract Session session(long seed);

    protected abstract String symbol();

    /** Gives the feed a snapshot in the way that it comes by one. */
    protected abstract void snapshot(String payload);

    @BeforeTry
    void begin() {
        published = new PublishedBooks();
        counts = new FeedCounts(
                new Rejections((code, example) -> assertThat(code).matches("[a-z-]+")));
        books = new MarketBooks(1, new CountingIds());
        feed = feed(books, counts);
    }

    @Property(tries = 100)
    void nothingEscapesAndBooksStayWhole(@ForAll long seed) {
        Random random = new Random(seed);
        Session session = session(seed);
        for (int part = 0; part < 30; part++) {
            snapshot(random.nextInt(4) == 0 ? Mutations.of(session.snapshot(), random) : session.snapshot());
            for (String payload : session.messages(20)) {
                send(random.nextInt(15) == 0 ? Mutations.of(payload, random) : payload);
                assertThat(books.books()).noneMatch(book -> book.book().crossed());
            }
        }
        assertThat(counts.totals().rejected()).isPositive();
        published.assertSameBooks(books);
        long rejected = counts.totals().rejected();
        feed.restart("again", 0, published);
        snapshot(session.snapshot());
        session.messages(50).forEach(this::send);
        assertThat(counts.totals().rejected()).isEqualTo(rejected);
        assertThat(published.state(symbol())).isEqualTo(MarketState.LIVE);
        assertIsOf(session);
    }

    protected void send(String payload) {
        feed.on(payload, 0, published);
    }

    /** The published book is the venue's. */
    protected void assertIsOf(Session session) {
        session.book().assertSame(published.book(symbol()), OrderBook.MAX_LEVELS);
    }
}
