package io.nautilus.marketdata.domain.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;
import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.PublishedBooks;
import io.nautilus.marketdata.domain.Rejections;
import io.nautilus.marketdata.domain.kraken.KrakenFeed;
import io.nautilus.marketdata.domain.recording.Recording;
import io.nautilus.marketdata.domain.replay.Replay;
import io.nautilus.marketdata.domain.replay.ReplayReport;
import io.nautilus.marketdata.domain.replay.ReplaySpeed;
import io.nautilus.marketdata.domain.replay.ReplayState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedRecordingTest {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final int SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void sameSeedSameFile() throws IOException {
        SimulatedRecording.write(folder.resolve("a"), 4, 5);
        SimulatedRecording.write(folder.resolve("b"), 4, 5);
        SimulatedRecording.write(folder.resolve("c"), 5, 5);
        assertThat(folder.resolve("a")).hasSameTextualContentAs(folder.resolve("b"));
        assertThat(Files.mismatch(folder.resolve("a"), folder.resolve("c"))).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 25, 1_000})
    void readBackItHasTheSameBooksTradesAndQuotes(int depth) throws IOException {
        PublishedBooks simulated = simulated();
        PublishedBooks replayed = new PublishedBooks();
        FeedCounts counts = new FeedCounts(new Rejections((code, example) -> {}));
        MarketBooks books = new MarketBooks(2, new CountingIds());
        KrakenFeed feed = new KrakenFeed(books, counts, pair -> {});
        SimulatedMessages.payloads(9, SECONDS, depth).forEach(payload -> feed.on(payload, 0, replayed));

        FeedCounts.Totals totals = counts.totals();
        assertThat(counts.rejections().examples()).isEmpty();
        assertThat(totals.bookSnapshots()).isEqualTo(2);
        assertThat(totals.bookDeltas()).isGreaterThan(500);
        assertThat(totals.checksumsMatched()).isEqualTo(totals.bookDeltas());
        assertThat(totals.gaps()).isZero();
        assertThat(totals.trades()).isEqualTo(simulated.events(Trade.class).size());
        assertThat(totals.quotes()).isEqualTo(simulated.events(Quote.class).size());
        assertThat(terms(replayed)).isEqualTo(terms(simulated));
        for (String pair : List.of("BTC-USD", "ETH-USD")) {
            OrderBook.Depth expected = simulated.book(pair + ".SIM").depth(depth);
            assertThat(replayed.book(pair + ".KRAKEN").depth(OrderBook.MAX_LEVELS))
                    .isEqualTo(expected);
        }
    }

    @Test
    void replaysAsAFile() throws IOException {
        Path file = folder.resolve("simulated.ws");
        SimulatedRecording.write(file, 9, SECONDS);
        FeedCounts counts = new FeedCounts(new Rejections((code, example) -> {}));
        MarketBooks books = new MarketBooks(2, new CountingIds());
        KrakenFeed feed = new KrakenFeed(books, counts, pair -> {});
        Replay replay = new Replay(
                "r", "KRAKEN", () -> Recording.open(List.of(file)), ReplaySpeed.MAX, false, books, feed, counts);
        PublishedBooks published = new PublishedBooks();
        replay.begin(0, published);
        while (replay.report().state() == ReplayState.RUNNING) {
            replay.step(1, published);
        }
        ReplayReport report = replay.report();
        assertThat(report.lines()).isEqualTo(Files.readAllLines(file).size());
        assertThat(report.controlLines()).isEqualTo(3);
        assertThat(report.messages() + report.controlLines()).isEqualTo(report.lines());
        assertThat(report.rejectedExamples()).isEmpty();
        assertThat(report.checksumsMatched()).isEqualTo(report.bookDeltas());
        published.assertSameBooks(books);
    }

    private static PublishedBooks simulated() {
        PublishedBooks published = new PublishedBooks();
        MarketBooks books = new MarketBooks(1, new CountingIds());
        SimulatedFeed feed = new SimulatedFeed(9, SimulatedSpeed.USUAL, SimulatedRecording.RECORDED, books, Map.of());
        feed.begin(START, published);
        for (int step = 1; step <= SECONDS * 10; step++) {
            feed.step(START + step * SimulatedFeed.STEP_NANOS, published);
        }
        return published;
    }

    /** Trades without the instrument's id, which is the reader's own. */
    private static List<List<Object>> terms(PublishedBooks published) {
        Stream<List<Object>> terms = published.events(Trade.class).stream()
                .map(trade -> List.of(trade.price(), trade.quantity(), trade.aggressor(), trade.eventTimeNanos()));
        return terms.toList();
    }
}
