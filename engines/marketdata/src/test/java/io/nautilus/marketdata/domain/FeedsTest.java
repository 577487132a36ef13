package io.nautilus.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.MarketState;
import io.nautilus.market.OrderBook;
import io.nautilus.marketdata.domain.Feeds.FeedReport;
import io.nautilus.marketdata.domain.replay.ReplayReport;
import io.nautilus.marketdata.domain.replay.ReplaySpeed;
import io.nautilus.marketdata.domain.simulated.SimulatedSpeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedsTest {
    private static final long WALL = 2_000_000_000_000_000_000L;

    @TempDir
    private Path folder;

    private final PublishedBooks published = new PublishedBooks();
    private final Feeds feeds = new Feeds(new CountingIds(), (code, example) -> {});
    private FeedSpec replay;

    @BeforeEach
    void record() throws IOException {
        Path file = folder.resolve("recorded.ws");
        Files.writeString(file, """
                100: [7,{"as":[["3","1","100"]],"bs":[["2","1","100"]]},"book-10","XBT/USD"]
                """);
        replay = new FeedSpec.Replayed(List.of(file), Venue.KRAKEN, ReplaySpeed.MAX, false);
    }

    private FeedReport replayed() {
        FeedReport started = feeds.start(replay, WALL, published);
        feeds.step(WALL, published);
        assertThat(published.feedState()).isEqualTo(MarketState.ENDED);
        return started;
    }

    @Test
    void theReportOfAnEndedReplayOutlivesTheNextFeedOfItsVenue() {
        replayed();
        assertThat(feeds.endedReports()).isEmpty();
        FeedReport second = replayed();
        assertThat(feeds.reports()).extracting(FeedReport::id).containsExactly(second.id());
        assertThat(feeds.endedReports()).extracting(ReplayReport::id).containsExactly("replay-x2qxvk-1");
        assertThat(feeds.endedReports().getFirst().bookSnapshots()).isEqualTo(1);
        assertThat(feeds.stop(second.id(), WALL, published)).isTrue();
        assertThat(feeds.reports()).isEmpty();
        assertThat(feeds.endedReports())
                .extracting(ReplayReport::id)
                .containsExactly("replay-x2qxvk-1", "replay-x2qxvk-2");
    }

    @Test
    void severalFilesAreOneRecordingOfTheirVenue() throws IOException {
        Path streams = Files.writeString(folder.resolve("streams.ws"), """
                1: {"e":"depthUpdate","E":1000,"s":"BTCUSDT","U":5,"u":6,"b":[["1","1"]],"a":[]}
                3: {"e":"depthUpdate","E":3000,"s":"BTCUSDT","U":7,"u":7,"b":[["2","1"]],"a":[]}
                """);
        Path answers = Files.writeString(
                folder.resolve("answers.http"),
                "https://x/depth?symbol=BTCUSDT -> 2: {\"lastUpdateId\":6,\"bids\":[[\"1\",\"1\"]],\"asks\":[]}\n");
        feeds.start(replayOf(Venue.BINANCE, answers, streams), WALL, published);
        feeds.step(WALL, published);
        ReplayReport report = feeds.reports().getFirst().report().orElseThrow();
        assertThat(report.venue()).isEqualTo("binance");
        assertThat(report.messages()).isEqualTo(3);
        assertThat(report.sequencesRepeated()).isEqualTo(1);
        assertThat(report.sequencesMatched()).isEqualTo(1);
        assertThat(published.book("BTC-USDT.BINANCE").bestBid()).isEqualTo(2);
    }

    @Test
    void aHoleInARecordingIsClosedByTheNextSnapshotInIt() throws IOException {
        Path streams = Files.writeString(folder.resolve("streams.ws"), """
                2: {"e":"depthUpdate","E":2000,"s":"BTCUSDT","U":7,"u":7,"b":[["2","1"]],"a":[]}
                3: {"e":"depthUpdate","E":3000,"s":"BTCUSDT","U":9,"u":9,"b":[["3","1"]],"a":[]}
                4: {"e":"depthUpdate","E":4000,"s":"BTCUSDT","U":10,"u":10,"b":[["4","1"]],"a":[]}
                6: {"e":"depthUpdate","E":6000,"s":"BTCUSDT","U":11,"u":11,"b":[["4","0"]],"a":[]}
                """);
        Path answers = Files.writeString(folder.resolve("answers.http"), """
                https://x/depth?symbol=BTCUSDT -> 1: {"lastUpdateId":6,"bids":[["1","1"]],"asks":[]}
                https://x/depth?symbol=BTCUSDT -> 5: {"lastUpdateId":9,"bids":[["3","1"],["2","1"]],"asks":[]}
                """);
        feeds.start(replayOf(Venue.BINANCE, streams, answers), WALL, published);
        feeds.step(WALL, published);
        ReplayReport report = feeds.reports().getFirst().report().orElseThrow();
        assertThat(report.gaps()).isEqualTo(1);
        assertThat(report.resyncs()).isEqualTo(1);
        assertThat(report.sequencesMatched()).isEqualTo(3);
        assertThat(report.sequencesFailed()).isEqualTo(1);
        assertThat(report.sequencesRepeated()).isEqualTo(1);
        assertThat(report.rejected()).isZero();
        assertThat(published.book("BTC-USDT.BINANCE").bestBid()).isEqualTo(3);
    }

    @Test
    void feedsOfDifferentVenuesRunBesideEachOther() throws IOException {
        Path file = Files.writeString(folder.resolve("coinbase.ws"), """
                1: {"type":"snapshot","product_id":"BTC-USD","bids":[["1","1"]],"asks":[]}
                wait
                """);
        replayed();
        FeedReport coinbase = feeds.start(replayOf(Venue.COINBASE, file), WALL, published);
        feeds.step(WALL, published);
        assertThat(coinbase.spec().venue()).isEqualTo("COINBASE");
        assertThat(feeds.reports()).hasSize(2);
        ReplayReport report = feeds.reports().getLast().report().orElseThrow();
        assertThat(report.rejectedExamples()).containsOnlyKeys("malformed-line");
        assertThat(report.gaps())
                .as("a line that cannot be read puts Coinbase's books in doubt")
                .isEqualTo(1);
    }

    @Test
    void aRecordingOfNoKnownVenueIsRejectedLineByLine() throws IOException {
        Path file = Files.writeString(folder.resolve("what.ws"), "1: {}\nhttps://x -> 2: {}\nwhat\nwss://x <-> 3\n");
        feeds.start(replayOf(Venue.UNKNOWN, file), WALL, published);
        feeds.step(WALL, published);
        ReplayReport report = feeds.reports().getFirst().report().orElseThrow();
        assertThat(report.venue()).isEqualTo("unknown");
        assertThat(report.rejected()).isEqualTo(3);
        assertThat(report.rejectedExamples()).containsOnlyKeys("unknown-venue", "malformed-line");
    }

    private static FeedSpec replayOf(Venue venue, Path... files) {
        return new FeedSpec.Replayed(List.of(files), venue, ReplaySpeed.MAX, false);
    }

    @Test
    void theLastHundredReportsAreKept() {
        for (int i = 0; i < Feeds.MAX_ENDED_REPORTS + 3; i++) {
            replayed();
        }
        assertThat(feeds.endedReports()).hasSize(Feeds.MAX_ENDED_REPORTS);
        assertThat(feeds.endedReports().getFirst().id()).isEqualTo("replay-x2qxvk-3");
    }

    @Test
    void aVenueHasOneLiveFeed() {
        feeds.start(new FeedSpec.Simulated(1, SimulatedSpeed.USUAL), WALL, published);
        assertThatThrownBy(() -> feeds.start(new FeedSpec.Simulated(2, SimulatedSpeed.USUAL), WALL, published))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.code()).isEqualTo("venue-busy"));
    }

    @Test
    void aSimulatedMarketGoesOnFromTheOneThatWasStopped() {
        FeedReport first = feeds.start(new FeedSpec.Simulated(1, SimulatedSpeed.USUAL), WALL, published);
        for (int step = 1; step <= 100; step++) {
            feeds.step(WALL + step * 100_000_000L, published);
        }
        OrderBook.Depth before = published.book("BTC-USD.SIM").depth(OrderBook.MAX_LEVELS);
        feeds.stop(first.id(), WALL + 10_000_000_000L, published);
        feeds.start(new FeedSpec.Simulated(2, SimulatedSpeed.parse("50")), WALL + 10_000_000_000L, published);
        assertThat(published.book("BTC-USD.SIM").depth(OrderBook.MAX_LEVELS)).isEqualTo(before);
        assertThat(published.state("BTC-USD.SIM")).isEqualTo(MarketState.LIVE);
    }

    /** Its venue is free for the next attempt. */
    @Test
    void aFeedThatCannotBeginIsNotThere() {
        FeedSpec simulated = new FeedSpec.Simulated(1, SimulatedSpeed.USUAL);
        assertThatThrownBy(() -> feeds.start(simulated, WALL, event -> {
                    throw new IllegalStateException("closed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(feeds.reports()).isEmpty();
        assertThat(feeds.start(simulated, WALL, published).state()).isEqualTo(MarketState.LIVE);
    }
}
