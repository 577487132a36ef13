package io.nautilus.marketdata.domain.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Trade;
import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.PublishedBooks;
import io.nautilus.marketdata.domain.Rejections;
import io.nautilus.marketdata.domain.kraken.KrakenFeed;
import io.nautilus.marketdata.domain.recording.RecordedFile;
import io.nautilus.marketdata.domain.recording.Recording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long WALL = 2_000_000_000L * SECOND;
    private static final String SYMBOL = "XBT-USD.KRAKEN";
    private static final String BOOK = """
            100: [7,{"as":[["3","1","100"]],"bs":[["2","1","100"]]},"book-10","XBT/USD"]
            """;
    private static final String TRADES = """
            101: [8,[["2","1","101","s","l",""]],"trade","XBT/USD"]
            104: [8,[["3","1","104","b","l",""]],"trade","XBT/USD"]

            """;

    private final PublishedBooks published = new PublishedBooks();
    private final MarketBooks books = new MarketBooks(7, new CountingIds());
    private final FeedCounts counts = new FeedCounts(new Rejections((code, example) -> {}));

    @Test
    void takesWhatIsDueAtOriginalSpeed() {
        Replay replay = replay(BOOK + TRADES, ReplaySpeed.ORIGINAL, false);
        replay.begin(WALL, published);
        long next = replay.step(WALL, published);
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        assertThat(next).isEqualTo(WALL + SECOND / 2);
        replay.step(WALL + SECOND - 1, published);
        assertThat(published.events(Trade.class)).isEmpty();
        replay.step(WALL + SECOND, published);
        assertThat(published.events(Trade.class)).hasSize(1);
        replay.step(WALL + 4 * SECOND, published);
        assertThat(published.events(Trade.class)).hasSize(2);
        replay.step(WALL + 4 * SECOND, published);
        assertThat(replay.report().state()).isEqualTo(ReplayState.DONE);
        assertThat(replay.report().seconds()).isEqualTo(4.0);
        assertThat(replay.report().messagesPerSecond()).isEqualTo(0.75);
    }

    @Test
    void multipliesSpeed() {
        Replay replay = replay(BOOK + TRADES, ReplaySpeed.parse("4"), false);
        replay.begin(WALL, published);
        replay.step(WALL, published);
        assertThat(replay.step(WALL + SECOND / 4 - 1, published)).isEqualTo(WALL + SECOND / 4 + 1);
        assertThat(published.events(Trade.class)).isEmpty();
        replay.step(WALL + SECOND / 4, published);
        assertThat(published.events(Trade.class)).hasSize(1);
    }

    @Test
    void endsItsInstrumentsAndSaysSoFromThenOn() {
        Replay replay = replay(BOOK + TRADES, ReplaySpeed.MAX, false);
        replay.begin(WALL, published);
        replay.step(WALL, published);
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.ENDED);
        assertThat(published.feedState()).isEqualTo(MarketState.ENDED);
        assertThat(published.book(SYMBOL).bestBid()).isEqualTo(2);
        published.events.clear();
        for (long wall = WALL; wall < WALL + 40 * SECOND; ) {
            wall = replay.step(wall, published);
        }
        assertThat(published.events(FeedStatus.class))
                .allSatisfy(status -> assertThat(status.state()).isEqualTo(MarketState.ENDED));
        assertThat(published.events(FeedStatus.class).size()).isGreaterThanOrEqualTo(40);
        assertThat(published.events(InstrumentDefinition.class)).isNotEmpty();
        assertThat(replay.report().seconds()).isZero();
        assertThat(replay.report().messagesPerSecond()).isZero();
    }

    @Test
    void startsOverWhereItLoops() {
        Replay replay = replay(BOOK + TRADES, ReplaySpeed.ORIGINAL, true);
        replay.begin(WALL, published);
        replay.step(WALL, published);
        replay.step(WALL + 4 * SECOND, published);
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.STALE);
        assertThat(published.feedState()).isEqualTo(MarketState.LIVE);
        replay.step(WALL + 4 * SECOND, published);
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        published.assertSameBooks(books);
        replay.step(WALL + 5 * SECOND, published);
        assertThat(published.events(Trade.class)).hasSize(3);
        assertThat(replay.report().state()).isEqualTo(ReplayState.RUNNING);
        assertThat(replay.report().bookSnapshots()).isEqualTo(2);
        assertThat(replay.report().gaps()).isZero();
        assertThat(replay.report().resyncs()).isZero();
    }

    @Test
    void anEmptyRecordingEndsEvenWhereItLoops() {
        Replay replay = replay("\n\nwss://x <-> 1\n", ReplaySpeed.MAX, true);
        replay.begin(WALL, published);
        replay.step(WALL, published);
        assertThat(replay.report().state()).isEqualTo(ReplayState.DONE);
        assertThat(replay.report().controlLines()).isEqualTo(3);
        assertThat(replay.report().lines()).isEqualTo(3);
    }

    @Test
    void countsLinesThatCannotBeReadAsRejectedMessages() {
        Replay replay = replay("what\n" + BOOK + "100: {\n100: {\n", ReplaySpeed.MAX, false);
        replay.begin(WALL, published);
        replay.step(WALL, published);
        ReplayReport report = replay.report();
        assertThat(report.messages()).isEqualTo(4);
        assertThat(report.rejected()).isEqualTo(3);
        assertThat(report.rejectedExamples()).containsOnlyKeys("malformed-line", "not-json");
    }

    @Test
    void boundsWhatOneStepTakes() {
        Replay replay = replay("1: {\"event\":\"heartbeat\"}\n".repeat(1_000), ReplaySpeed.MAX, false);
        replay.begin(WALL, published);
        assertThat(replay.step(WALL, published)).isLessThanOrEqualTo(WALL);
        assertThat(replay.report().lines()).isEqualTo(Replay.LINES_PER_STEP);
    }

    @Test
    void aFileThatCannotBeReadFailsTheReplay() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk gone");
            }
        };
        Replay replay = replay(() -> new Recording(List.of(new RecordedFile(broken))), ReplaySpeed.ORIGINAL, false);
        replay.begin(WALL, published);
        assertThat(replay.step(WALL, published)).isEqualTo(WALL + SECOND / 2);
        assertThat(replay.report().state()).isEqualTo(ReplayState.FAILED);
        assertThat(replay.report().failure()).contains("disk gone");
        assertThat(published.feedState()).isEqualTo(MarketState.ENDED);
    }

    @Test
    void aMissingFileFailsTheReplay() {
        Replay replay = replay(
                () -> {
                    throw new UncheckedIOException(new IOException("no such file"));
                },
                ReplaySpeed.MAX,
                true);
        replay.begin(WALL, published);
        assertThat(replay.report().state()).isEqualTo(ReplayState.FAILED);
        assertThat(published.events).allSatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(
                        FeedStatus.class, status -> assertThat(status.state()).isEqualTo(MarketState.ENDED)));
    }

    @Test
    void announcesByRecordedTime() {
        StringBuilder text = new StringBuilder(BOOK);
        for (int second = 101; second <= 200; second++) {
            text.append(second).append(": {\"event\":\"heartbeat\"}\n");
        }
        Replay replay = replay(text.toString(), ReplaySpeed.parse("1000"), false);
        replay.begin(WALL, published);
        for (long wall = WALL; replay.report().state() == ReplayState.RUNNING; wall += SECOND / 1_000) {
            replay.step(wall, published);
        }
        List<Long> times = published.events(InstrumentDefinition.class).stream()
                .map(MarketEvent::eventTimeNanos)
                .toList();
        assertThat(times).hasSizeBetween(4, 5);
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isLessThanOrEqualTo(31 * SECOND);
        }
    }

    private Replay replay(String text, ReplaySpeed speed, boolean loop) {
        return replay(
                () -> new Recording(
                        List.of(new RecordedFile(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))),
                speed,
                loop);
    }

    private Replay replay(Supplier<Recording> source, ReplaySpeed speed, boolean loop) {
        KrakenFeed feed = new KrakenFeed(books, counts, pair -> {});
        return new Replay("r1", "KRAKEN", source, speed, loop, books, feed, counts);
    }
}
