package io.nautilus.marketdata.domain.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.PublishedBooks;
import io.nautilus.marketdata.domain.Rejections;
import io.nautilus.marketdata.domain.simulated.SimulatedMessages;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever arrives, the feed answers with a rejection or with books that readers can fold, and goes on. */
class KrakenFeedPropertyTest {
    private static final List<String> RECORDED = SimulatedMessages.payloads(5, 2, 12);
    private static final int SESSIONS = 8;
    private static final String[] TOKENS = {
        "\"",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "-",
        ".",
        "0",
        "9",
        "null",
        "true",
        "1e9",
        "\\",
        "\\u0000",
        "\"a\"",
        "\"as\"",
        "\"b\"",
        "\"bs\"",
        "\"c\"",
        "\"book-10\"",
        "\"book-1000\"",
        "\"trade\"",
        "\"XBT/USD\"",
        "99999999999999999999",
        "-0.00000001",
        "0.0000000000000000000001",
        "[[]]",
        "{\"event\":\"heartbeat\"}"
    };

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
                feed.on(random.nextInt(20) == 0 ? mutated(sent, random) : sent, 0, published);
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

    private static String mutated(String payload, Random random) {
        StringBuilder text = new StringBuilder(payload);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(4));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, (char) random.nextInt(0x250));
                case 2 -> text.setLength(at);
                case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(300))));
                default -> text.replace(at, end, TOKENS[random.nextInt(TOKENS.length)]);
            }
        }
        return text.toString();
    }
}
