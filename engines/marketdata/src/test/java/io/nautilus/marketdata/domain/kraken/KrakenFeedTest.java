package io.nautilus.marketdata.domain.kraken;

import static io.nautilus.marketdata.domain.PublishedBooks.levels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;
import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.PublishedBooks;
import io.nautilus.marketdata.domain.Rejections;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KrakenFeedTest {
    private static final long NOW = 1_600_000_000_000_000_000L;
    private static final String SNAPSHOT = """
            [7,{"as":[["0.05005","0.00000500","1.5"],["0.05010","0.00000500","2"]],\
            "bs":[["0.05000","0.00000500","1"],["0.04995","0.00000500","1"]]},"book-10","XBT/USD"]""";

    private final PublishedBooks published = new PublishedBooks();
    private final MarketBooks books = new MarketBooks(3, new CountingIds());
    private final FeedCounts counts = new FeedCounts(new Rejections((code, example) -> {}));
    private final List<String> resubscribed = new ArrayList<>();
    private final KrakenFeed feed = new KrakenFeed(books, counts, resubscribed::add);

    @Test
    void aSnapshotDefinesTheInstrumentInTheVenuesOwnDecimals() {
        send(SNAPSHOT);
        assertThat(published.events)
                .containsExactly(
                        new InstrumentDefinition(1, NOW, 3, 5, 8, 6, 1, 1, "XBT-USD.KRAKEN", "XBT", "USD"),
                        new BookSnapshot(
                                1,
                                2_000_000_000L,
                                5,
                                8,
                                0,
                                true,
                                levels(5000, 500, 4995, 500),
                                levels(5005, 500, 5010, 500)),
                        new FeedStatus(1, 2_000_000_000L, 3, MarketState.LIVE, "snapshot"));
    }

    @Test
    void theChecksumIsTheVenuesPublishedExample() {
        String asks = levelsOf(5005, 5010, 5015, 5020, 5025, 5030, 5035, 5040, 5045, 5050);
        String bids = levelsOf(5000, 4995, 4990, 4980, 4975, 4970, 4965, 4960, 4955, 4950);
        send("[7,{\"as\":[%s],\"bs\":[%s],\"c\":\"974947235\"},\"book-10\",\"XBT/USD\"]".formatted(asks, bids));
        assertThat(counts.totals().checksumsMatched()).isEqualTo(1);
        assertThat(counts.totals().checksumsFailed()).isZero();
    }

    @Test
    void anUpdateWithoutChecksumIsTakenAndCountedAsUnverified() {
        send(SNAPSHOT);
        assertThat(counts.totals().checksumsAbsent()).isZero();
        published.events.clear();
        send("""
                [7,{"a":[["0.05005","0.00000700","3"]]},"book-10","XBT/USD"]""");
        assertThat(published.events)
                .containsExactly(new BookDelta(1, 3_000_000_000L, 5, 8, 0, true, Levels.NONE, levels(5005, 700)));
        assertThat(counts.totals().checksumsAbsent()).isEqualTo(1);
        assertThat(counts.totals().checksumsMatched()).isZero();
        assertThat(counts.totals().gaps()).isZero();
    }

    @Test
    void anUpdateOfBothSidesComesInTwoPayloads() {
        send(SNAPSHOT);
        published.events.clear();
        String checksum = crc("5007100", "5010500", "5000600", "4995500");
        send("""
                [7,{"a":[["0.05005","0.00000000","3"],["0.05007","0.00000100","4"]]},\
                {"b":[["0.05000","0.00000700","3.5","r"],["0.05000","0.00000600","3.6"]],\
                "c":"CHECKSUM"},"book-10","XBT/USD"]""".replace("CHECKSUM", checksum));
        assertThat(published.events)
                .containsExactly(
                        new BookDelta(1, 4_000_000_000L, 5, 8, 0, true, levels(5000, 600), levels(5005, 0, 5007, 100)));
        assertThat(counts.totals().checksumsMatched()).isEqualTo(1);
        published.assertSameBooks(books);
    }

    @Test
    void levelsBeyondTheDepthFallOffForReadersToo() {
        send("""
                [7,{"as":[["3","1","1"],["4","1","1"]],"bs":[["2","1","1"],["1","1","1"]]},"book-2","XBT/USD"]""");
        published.events.clear();
        send(update("\"a\":[[\"2.5\",\"1\",\"5\"]]").replace("2.5", "5"));
        assertThat(published.events).isEmpty();
        send("""
                [7,{"b":[["1","0","5"]],"a":[["5","1","5"]]},"book-2","XBT/USD"]""");
        send("""
                [7,{"a":[["3","2","5"]],"b":[["1","2","5"]]},"book-2","XBT/USD"]""");
        assertThat(published.book(1).depth(9)).isEqualTo(new OrderBook.Depth(levels(2, 1, 1, 2), levels(3, 2, 4, 1)));
        published.assertSameBooks(books);
    }

    @Test
    void aLevelPushedOutIsPublishedAsRemoved() {
        send("""
                [7,{"as":[["5","1","1"],["6","1","1"]],"bs":[["2","1","1"],["1","1","1"]]},"book-2","XBT/USD"]""");
        published.events.clear();
        send("""
                [7,{"a":[["4","3","5"]]},"book-2","XBT/USD"]""");
        assertThat(published.events)
                .containsExactly(new BookDelta(1, 5_000_000_000L, 0, 0, 0, true, Levels.NONE, levels(4, 3, 6, 0)));
    }

    @Test
    void aFailedChecksumLosesTheBookUntilTheNextSnapshot() {
        send(SNAPSHOT);
        published.events.clear();
        send(update("\"a\":[[\"0.05006\",\"0.00000100\",\"3\"]],\"c\":\"1\""));
        assertThat(published.events).containsExactly(new FeedStatus(1, NOW, 3, MarketState.STALE, "checksum"));
        assertThat(resubscribed).containsExactly("XBT/USD");
        send(update("\"a\":[[\"0.05006\",\"0.00000100\",\"3\"]],\"c\":\"1\""));
        assertThat(published.events).hasSize(1);
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(counts.totals().checksumsFailed()).isEqualTo(1);
        assertThat(counts.totals().bookDeltas()).isEqualTo(2);
        send(SNAPSHOT);
        assertThat(published.state("XBT-USD.KRAKEN")).isEqualTo(MarketState.LIVE);
        assertThat(counts.totals().resyncs()).isEqualTo(1);
        published.assertSameBooks(books);
    }

    @Test
    void anUpdateThatCannotBeUnderstoodLosesTheBook() {
        send(SNAPSHOT);
        send(update("\"a\":[[\"0.050061\",\"0.00000100\",\"3\"]]"));
        assertThat(published.state("XBT-USD.KRAKEN")).isEqualTo(MarketState.STALE);
        assertThat(counts.rejections().examples()).containsOnlyKeys("too-many-decimals");
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(resubscribed).containsExactly("XBT/USD");
    }

    @Test
    void anUpdateThatCrossesTheBookLosesIt() {
        send(SNAPSHOT);
        published.events.clear();
        send(update("\"b\":[[\"0.05005\",\"0.00000100\",\"3\"]]"));
        assertThat(published.events).containsExactly(new FeedStatus(1, NOW, 3, MarketState.STALE, "crossed-book"));
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(counts.totals().rejected()).isZero();
        assertThat(resubscribed).containsExactly("XBT/USD");
    }

    @Test
    void nothingIsAskedOfKrakenAndAChecksumShowsWhatWasMissed() {
        send(SNAPSHOT);
        feed.missed(NOW, published);
        feed.answered("https://x", SNAPSHOT, NOW, published);
        assertThat(counts.rejections().examples()).containsOnlyKeys("unexpected-answer");
        assertThat(published.state("XBT-USD.KRAKEN")).isEqualTo(MarketState.LIVE);
    }

    @Test
    void anUpdateWithoutABookAsksForOneOnce() {
        send(update("\"a\":[[\"0.05006\",\"0.00000100\",\"3\"]]"));
        send(update("\"a\":[[\"0.05006\",\"0.00000100\",\"3\"]]"));
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(resubscribed).containsExactly("XBT/USD");
        assertThat(published.events).isEmpty();
        send(SNAPSHOT);
        assertThat(counts.totals().resyncs()).isEqualTo(1);
    }

    @Test
    void tradesNameTheTakersSideAndCountOncePerMessage() {
        send("""
                [8,[["354.11000000","0.89594024","10.5","s","l",""],\
                ["354.12","1","11","b","m",""]],"trade","XMR/USD"]""");
        assertThat(published.events(Trade.class))
                .containsExactly(
                        new Trade(1, 10_500_000_000L, 8, 8, 35_411_000_000L, 89_594_024, Side.SELL),
                        new Trade(1, 11_000_000_000L, 8, 8, 35_412_000_000L, 100_000_000, Side.BUY));
        assertThat(counts.totals().trades()).isEqualTo(1);
    }

    @Test
    void tickerAndSpreadAreQuotes() {
        send("""
                [9,{"a":["355.24",27,"27.1"],"b":["354.32",6,"6.87"],"c":["1","1"]},"ticker","XMR/USD"]""");
        send("""
                [9,["354.33","355.25","12.25","1.00","2.00"],"spread","XMR/USD"]""");
        assertThat(published.events(Quote.class))
                .containsExactly(
                        new Quote(1, NOW, 2, 2, 35_432, 687, 35_524, 2_710),
                        new Quote(1, 12_250_000_000L, 2, 2, 35_433, 100, 35_525, 200));
        assertThat(counts.totals().quotes()).isEqualTo(2);
    }

    @Test
    void theFirstSnapshotDecidesTheDecimalsOverATradeBeforeIt() {
        send("""
                [8,[["0.05","0.5","10.5","s","l",""]],"trade","XBT/USD"]""");
        send(SNAPSHOT);
        assertThat(published.events(InstrumentDefinition.class))
                .extracting(InstrumentDefinition::instrumentId, InstrumentDefinition::priceDecimals)
                .containsExactly(tuple(1, 2), tuple(1, 5));
        published.assertSameBooks(books);
    }

    @Test
    void anEmptyBookHasEightDecimals() {
        send("""
                [7,{"as":[],"bs":[]},"book-10","XBT/USD"]""");
        assertThat(published.events(BookSnapshot.class))
                .containsExactly(new BookSnapshot(1, NOW, 8, 8, 0, true, Levels.NONE, Levels.NONE));
    }

    @Test
    void aBookThatIsNoLongerSubscribedIsStaleWithoutAGap() {
        send(SNAPSHOT);
        send("""
                {"channelName":"trade","event":"subscriptionStatus","pair":"XBT/USD","status":"unsubscribed"}""");
        assertThat(published.state("XBT-USD.KRAKEN")).isEqualTo(MarketState.LIVE);
        send("""
                {"channelName":"book-10","event":"subscriptionStatus","pair":"XBT/USD","status":"unsubscribed"}""");
        assertThat(published.state("XBT-USD.KRAKEN")).isEqualTo(MarketState.STALE);
        send(SNAPSHOT);
        assertThat(published.state("XBT-USD.KRAKEN")).isEqualTo(MarketState.LIVE);
        assertThat(counts.totals().gaps()).isZero();
        assertThat(counts.totals().resyncs()).isZero();
        assertThat(counts.totals().rejected()).isZero();
    }

    @Test
    void aRestartOwesNothingToWhatWasBefore() {
        send(SNAPSHOT);
        send(update("\"a\":[[\"0.05006\",\"0.00000100\",\"3\"]],\"c\":\"1\""));
        feed.restart("again", NOW, published);
        send(SNAPSHOT.replace("book-10", "book-25"));
        assertThat(published.state("XBT-USD.KRAKEN")).isEqualTo(MarketState.LIVE);
        assertThat(counts.totals().resyncs()).isZero();
        assertThat(counts.totals().rejected()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'{\"event\":\"heartbeat\"}'",
                "'{\"event\":\"systemStatus\",\"status\":\"online\"}'",
                "'{\"event\":\"subscriptionStatus\",\"status\":\"error\",\"errorMessage\":\"x\"}'",
                "'{\"event\":\"error\",\"errorMessage\":\"x\"}'",
                "'[1,[\"1\",\"2\"],\"ohlc-5\",\"XBT/USD\"]'"
            })
    void eventsAndCandlesAreUnderstoodAndPublishNothing(String payload) {
        send(payload);
        assertThat(published.events).isEmpty();
        assertThat(counts.totals().rejected()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'' ; not-json",
                "'{' ; not-json",
                "'[1] [2]' ; not-json",
                "'[[[[[[[[[[[[1]]]]]]]]]]]]' ; not-json",
                "'{\"event\":\"a\",\"event\":\"b\"}' ; not-json",
                "'7' ; not-a-message",
                "'[1,2]' ; not-a-message",
                "'{\"event\":\"party\"}' ; unknown-event",
                "'{}' ; unknown-event",
                "'[1,[],\"level3\",\"XBT/USD\"]' ; unknown-channel",
                "'[1,{\"as\":[],\"bs\":[]},\"book-0\",\"XBT/USD\"]' ; unknown-channel",
                "'[1,{\"as\":[],\"bs\":[]},\"book-9999\",\"XBT/USD\"]' ; unknown-channel",
                "'[1,{\"as\":[],\"bs\":[]},\"book\",\"XBT/USD\"]' ; unknown-channel",
                "'[1,{\"as\":[],\"bs\":[]},\"book-10\",\"XBTUSD\"]' ; invalid-symbol",
                "'[1,{\"as\":[],\"bs\":[]},\"book-10\",\"xbt/usd\"]' ; invalid-symbol",
                "'[1,{},\"book-10\",\"XBT/USD\"]' ; missing-field",
                "'[1,7,\"book-10\",\"XBT/USD\"]' ; unexpected-shape",
                "'[1,{\"as\":[],\"bs\":[],\"a\":[]},\"book-10\",\"XBT/USD\"]' ; unexpected-shape",
                "'[1,{\"a\":[]},{\"a\":[]},\"book-10\",\"XBT/USD\"]' ; unexpected-shape",
                "'[1,{\"as\":[[\"1\",\"1\"]],\"bs\":[]},\"book-10\",\"XBT/USD\"]' ; missing-field",
                "'[1,{\"as\":[[\"0\",\"1\",\"1\"]],\"bs\":[]},\"book-10\",\"XBT/USD\"]' ; invalid-level",
                "'[1,{\"as\":[[\"1\",\"0\",\"1\"]],\"bs\":[]},\"book-10\",\"XBT/USD\"]' ; invalid-level",
                "'[1,{\"as\":[[\"1\",\"-1\",\"1\"]],\"bs\":[]},\"book-10\",\"XBT/USD\"]' ; invalid-level",
                "'[1,{\"as\":[[\"1\",\"x\",\"1\"]],\"bs\":[]},\"book-10\",\"XBT/USD\"]' ; not-a-number",
                "'[1,{\"as\":[[1e3,1,1]],\"bs\":[]},\"book-10\",\"XBT/USD\"]' ; not-a-number",
                "'[1,{\"as\":[[\"99999999999999999999\",\"1\",\"1\"]],\"bs\":[]},\"book-9\",\"X/U\"]' ; out-of-range",
                "'[1,{\"as\":[[\"1.1234567890123456789\",1,1]],\"bs\":[]},\"book-9\",\"X/U\"]' ; invalid-definition",
                "'[1,{\"as\":[[\"2\",\"1\",\"1\"]],\"bs\":[[\"3\",\"1\",\"1\"]]},\"book-9\",\"X/U\"]' ; crossed-book",
                "'[1,{\"as\":[[2,1,1],[1,1,1]],\"bs\":[]},\"book-9\",\"X/U\"]' ; unordered-book",
                "'[1,{\"as\":[[\"2\",\"1\",\"-1\"]],\"bs\":[]},\"book-10\",\"XBT/USD\"]' ; invalid-time",
                "'[1,[[\"1\",\"1\",\"1\",\"x\"]],\"trade\",\"XBT/USD\"]' ; unknown-side",
                "'[1,[[\"1\",\"0\",\"1\",\"b\"]],\"trade\",\"XBT/USD\"]' ; invalid-level",
                "'[1,{\"a\":[\"1\",1,\"1\"]},\"ticker\",\"XBT/USD\"]' ; unexpected-shape",
                "'[1,[\"1\",\"2\",\"3\"],\"spread\",\"XBT/USD\"]' ; missing-field"
            })
    void everythingElseIsRejectedWithACode(String payload, String code) {
        send(payload == null ? "" : payload);
        assertThat(counts.rejections().examples()).containsOnlyKeys(code);
        assertThat(counts.totals().rejected()).isEqualTo(1);
    }

    @Test
    void aSecondBookOfAnotherDepthIsNotMixedIn() {
        send(SNAPSHOT);
        send(SNAPSHOT.replace("book-10", "book-25"));
        send(update("\"a\":[[\"0.05006\",\"0.00000100\",\"3\"]]").replace("book-10", "book-25"));
        assertThat(counts.rejections().examples()).containsOnlyKeys("other-depth");
        assertThat(counts.totals().rejected()).isEqualTo(2);
        assertThat(published.state("XBT-USD.KRAKEN")).isEqualTo(MarketState.LIVE);
    }

    @Test
    void largeBooksAreCutIntoParts() {
        StringBuilder asks = new StringBuilder();
        for (int i = 1; i <= 1_000; i++) {
            asks.append(i == 1 ? "" : ",").append("[\"%d\",\"1\",\"1\"]".formatted(i));
        }
        send("[7,{\"as\":[%s],\"bs\":[]},\"book-1000\",\"XBT/USD\"]".formatted(asks));
        assertThat(published.events(BookSnapshot.class))
                .extracting(part -> part.asks().size(), BookSnapshot::part, BookSnapshot::last)
                .containsExactly(tuple(500, 0, false), tuple(500, 1, true));
        published.assertSameBooks(books);
    }

    private void send(String payload) {
        feed.on(payload, NOW, published);
    }

    private static String levelsOf(int... prices) {
        return IntStream.of(prices)
                .mapToObj(price -> "[\"0.0%d\",\"0.00000500\",\"1582905487.439814\"]".formatted(price))
                .collect(Collectors.joining(","));
    }

    private static String update(String fields) {
        return "[7,{" + fields + "},\"book-10\",\"XBT/USD\"]";
    }

    private static String crc(String... parts) {
        CRC32 crc = new CRC32();
        crc.update(String.join("", parts).getBytes(StandardCharsets.US_ASCII));
        return Long.toString(crc.getValue());
    }
}
