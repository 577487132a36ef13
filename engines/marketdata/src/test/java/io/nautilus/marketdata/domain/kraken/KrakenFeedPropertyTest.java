package io.nautilus.marketdata.domain.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.PublishedBooks;
import io.nautilus.marketdata.domain.Rejections;
import io.nautilus.marketdata.domain.simulated.SimulatedMessages;
import io.nautilus.marketdata.domain.venue.Mutations;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever arrives, the feed answers with a rejection or with books that readers can fold, and goes on. */
class KrakenFeedPropertyTest {
    private static final List<String> RECORDED = SimulatedMessages.payloads(5, 2, 12);
    private static final int SESSIONS = 8;

    @Property(tries = 150)
    void nothingEscapesAndBooksStayWhole(@ForAll long seed) {
        Random random = new Random(seed);
        PublishedBooks published = new PublishedBooks();
        FeedCounts counts = new FeedCounts(
                new Rejections((code, example) -> assertThat(code).matches("[a-z-]+")));
        MarketBooks books = new MarketBooks(1, new CountingIds());
        KrakenFeed feed = new KrakenFeed(books, counts, pair -> {});
        for (int session = 0; session < SESSIONS; session++) {
            for (String payload : RECORDED) {
                String sent = random.nextBoolean() ? payload : payload.replaceFirst(",\"c\":\"[0-9]+\"", "");
                feed.on(random.nextInt(20) == 0 ? Mutations.of(sent, random) : sent, 0, published);
            }
        }
        assertThat(counts.totals().rejected()).isPositive();
        assertThat(counts.rejections().examples().values())
                .allSatisfy(example -> assertThat(example.length()).isLessThanOrEqualTo(Rejections.EXAMPLE_CHARACTERS));
        published.assertSameBooks(books);
        long rejected = counts.totals().rejected();
        feed.on("{\"event\":\"heartbeat\"}", 0, published);
        assertThat(counts.totals().rejected()).isEqualTo(rejected);
    }
}
