package io.nautilus.marketdata.domain.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;
import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.PublishedBooks;
import io.nautilus.marketdata.domain.Rejections;
import io.nautilus.marketdata.domain.Venue;
import io.nautilus.marketdata.domain.binance.BinanceFeed;
import io.nautilus.marketdata.domain.recording.Recording;
import io.nautilus.marketdata.domain.venue.NaiveBook;
import io.nautilus.marketdata.domain.venue.RawRecording;
import io.nautilus.marketdata.domain.venue.RawRecording.Raw;
import io.nautilus.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden: Binance's recordings, counted and folded a second time by the plainest code. */
class RecordedBinanceTest {
    private static final String STREAMS = "binance-spot.ws";
    private static final String SNAPSHOTS = "binance-spot-depth-snapshots.http";
    private static final String BUSY = "NKNUSDT";
    private static final Map<String, String> SYMBOLS = Map.of(
            "NKNUSDT", "NKN-USDT.BINANCE",
            "BLZETH", "BLZ-ETH.BINANCE",
            "LRCBTC", "LRC-BTC.BINANCE",
            "RUNEEUR", "RUNE-EUR.BINANCE");

    private final PublishedBooks published = new PublishedBooks();
    private final MarketBooks books = new MarketBooks(7, new CountingIds());
    private final FeedCounts counts = new FeedCounts(new Rejections((code, example) -> {}));
    private final List<String> asked = new ArrayList<>();
    private final BinanceFeed feed = new BinanceFeed(books, counts, asked::add);

    @Test
    void everyDepthEventChainsOntoItsSnapshot() throws IOException {
        RawRecording raw = RawRecording.of(STREAMS, SNAPSHOTS);
        Naive naive = Naive.of(raw.messages());
        ReplayReport report = replay(STREAMS, SNAPSHOTS);
        assertThat(report.rejectedExamples()).isEmpty();
        assertThat(report.rejected()).isZero();
        assertThat(report.messages()).isEqualTo(raw.messages().size()).isEqualTo(269);
        assertThat(report.controlLines()).isEqualTo(raw.controlLines()).isEqualTo(3);
        assertThat(report.lines()).isEqualTo(272);
        assertThat(report.bookSnapshots()).isEqualTo(naive.count("")).isEqualTo(4);
        assertThat(report.bookDeltas()).isEqualTo(naive.count("depth")).isEqualTo(177);
        assertThat(report.quotes()).isEqualTo(naive.count("bookTicker")).isEqualTo(84);
        assertThat(report.trades()).isEqualTo(naive.count("aggTrade")).isEqualTo(2);
        assertThat(report.sequencesMatched()).isEqualTo(naive.chained + naive.followingTrades);
        assertThat(naive.chained).isEqualTo(172);
        assertThat(report.sequencesRepeated()).isEqualTo(naive.known).isEqualTo(5);
        assertThat(report.sequencesFailed()).isZero();
        assertThat(report.sequencesAbsent()).isZero();
        assertThat(report.checksumsMatched()).isZero();
        assertThat(report.gaps()).isZero();
        assertThat(report.resyncs()).isZero();
        assertThat(naive.crossed).isZero();
        assertThat(published.events(Quote.class)).hasSize(84);
        assertThat(published.events(Trade.class)).hasSize(2);
        assertThat(published.events(InstrumentDefinition.class))
                .extracting(
                        InstrumentDefinition::symbol,
                        InstrumentDefinition::priceDecimals,
                        InstrumentDefinition::quantityDecimals)
                .as("no scale had to grow")
                .hasSizeGreaterThanOrEqualTo(4)
                .satisfies(defined -> assertThat(new HashSet<>(defined)).hasSize(4));
        naive.assertSameBooks(published);
        published.assertSameBooks(books);
        SYMBOLS.values().forEach(symbol -> assertThat(published.state(symbol)).isEqualTo(MarketState.ENDED));
    }

    @Test
    void theOrderInWhichFilesAreNamedDoesNotMatter() throws IOException {
        ReplayReport report = replay(SNAPSHOTS, STREAMS);
        assertThat(report.sequencesFailed()).isZero();
        assertThat(report.gaps()).isZero();
        Naive.of(RawRecording.of(STREAMS, SNAPSHOTS).messages()).assertSameBooks(published);
    }

    @Test
    void withoutTheSnapshotsBooksStayStaleAndTheRestIsThere() {
        ReplayReport report = replay(STREAMS);
        assertThat(report.rejected()).isZero();
        assertThat(report.bookDeltas()).isEqualTo(177);
        assertThat(report.bookSnapshots()).isZero();
        assertThat(report.gaps()).isZero();
        assertThat(published.events(Quote.class)).hasSize(84);
        books.books().forEach(book -> assertThat(book.book().isComplete()).isFalse());
    }

    @Test
    void aReplayThatStartsOverHasNoGap() throws IOException {
        List<Path> files = Stream.of(STREAMS, SNAPSHOTS)
                .map(name -> SharedData.file("feeds/" + name))
                .toList();
        try (Replay replay = new Replay(
                "r1", Venue.BINANCE.text(), () -> Recording.open(files), ReplaySpeed.MAX, true, books, feed, counts)) {
            replay.begin(0, published);
            for (long wall = 1; replay.report().bookDeltas() < 3 * 177; wall++) {
                replay.step(wall, published);
            }
            assertThat(replay.report().gaps()).isZero();
            assertThat(replay.report().rejected()).isZero();
            assertThat(replay.report().sequencesFailed()).isZero();
        }
        published.assertSameBooks(books);
    }

    /** The venue says its best prices on another channel, with the update after which they were so. */
    @Test
    void theBestPricesOfTheBooksAreThoseThatTheVenueTells() throws IOException {
        Map<String, JsonNode> tops = new HashMap<>();
        int compared = 0;
        for (Raw raw : RawRecording.of(STREAMS, SNAPSHOTS).messages()) {
            send(raw);
            JsonNode data = raw.json().path("data");
            String symbol = SYMBOLS.get(data.path("s").asText());
            JsonNode top = tops.get(symbol + data.path("u").asText());
            if (data.has("B") && data.has("A")) {
                tops.put(symbol + data.path("u").asText(), data);
            } else if (top != null && published.state(symbol) == MarketState.LIVE) {
                NaiveBook best = new NaiveBook();
                best.set(true, top.get("b").asText(), top.get("B").asText());
                best.set(false, top.get("a").asText(), top.get("A").asText());
                best.assertSame(published.book(symbol), 1);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(26);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aDroppedEventIsAGapThatTheNextSnapshotCloses(long seed) throws IOException {
        List<Raw> whole = RawRecording.of(STREAMS, SNAPSHOTS).messages();
        Naive naive = Naive.of(whole);
        List<Raw> sent = new ArrayList<>(whole);
        sent.remove(anyChained(whole, seed));
        sent.forEach(this::send);
        FeedCounts.Totals totals = counts.totals();
        assertThat(totals.gaps()).isEqualTo(1);
        assertThat(totals.sequencesFailed()).isEqualTo(1);
        assertThat(totals.bookDeltas()).isEqualTo(176);
        assertThat(totals.rejected()).isZero();
        assertThat(asked).containsExactly(BUSY);
        assertStale();
        naive.answer(BUSY, (url, payload) -> feed.answered(url, payload, 1, published));
        assertThat(counts.totals().resyncs()).isEqualTo(1);
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(published.state(SYMBOLS.get(BUSY))).isEqualTo(MarketState.LIVE);
        naive.assertSameBooks(published);
        published.assertSameBooks(books);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aDuplicateIsPassedOver(long seed) throws IOException {
        List<Raw> whole = RawRecording.of(STREAMS, SNAPSHOTS).messages();
        int at = anyChained(whole, seed);
        List<Raw> sent = new ArrayList<>(whole);
        sent.add(at + 1, whole.get(at));
        sent.forEach(this::send);
        assertThat(counts.totals().gaps()).isZero();
        assertThat(counts.totals().sequencesRepeated()).isEqualTo(6);
        Naive.of(whole).assertSameBooks(published);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void eventsOutOfOrderAreAGap(long seed) throws IOException {
        List<Raw> sent = new ArrayList<>(RawRecording.of(STREAMS, SNAPSHOTS).messages());
        int at = anyChained(sent, seed);
        int next = at + 1;
        while (!isDepth(sent.get(next), BUSY)) {
            next++;
        }
        Raw later = sent.get(next);
        sent.set(next, sent.get(at));
        sent.set(at, later);
        sent.forEach(this::send);
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertStale();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aBrokenMessageIsRejectedAndItsHoleSeen(long seed) throws IOException {
        List<Raw> sent = new ArrayList<>(RawRecording.of(STREAMS, SNAPSHOTS).messages());
        int at = anyChained(sent, seed);
        String payload = sent.get(at).payload();
        sent.set(at, sent.get(at).with(payload.substring(0, payload.length() - 7)));
        sent.forEach(this::send);
        assertThat(counts.rejections().examples()).containsOnlyKeys("not-json");
        assertThat(counts.totals().rejected()).isEqualTo(1);
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertStale();
    }

    private void assertStale() {
        SYMBOLS.forEach((text, symbol) -> assertThat(published.state(symbol))
                .isEqualTo(text.equals(BUSY) ? MarketState.STALE : MarketState.LIVE));
    }

    /** A depth event of the busy symbol that is behind its snapshot and has another one behind it. */
    private static int anyChained(List<Raw> messages, long seed) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            if (isDepth(messages.get(i), BUSY)) {
                found.add(i);
            }
        }
        return found.get(1 + new Random(seed).nextInt(found.size() - 2));
    }

    private static boolean isDepth(Raw raw, String symbol) {
        JsonNode data = raw.json().path("data");
        return data.path("e").asText().equals("depthUpdate")
                && data.path("s").asText().equals(symbol);
    }

    private void send(Raw raw) {
        if (raw.url().isEmpty()) {
            feed.on(raw.payload(), raw.nanos(), published);
        } else {
            feed.answered(raw.url(), raw.payload(), raw.nanos(), published);
        }
    }

    private ReplayReport replay(String... names) {
        return new WholeReplay(Venue.BINANCE, books, feed, counts).of(published, names);
    }

    /** What is in the recording, by the venue's own words on how to keep a book. */
    private static final class Naive {
        final Map<String, Integer> kinds = new HashMap<>();
        final Map<String, NaiveBook> naiveBooks = new LinkedHashMap<>();
        final Map<String, Long> ids = new HashMap<>();
        final Map<String, List<JsonNode>> early = new HashMap<>();
        final Map<String, Long> trades = new HashMap<>();
        int chained;
        int known;
        int crossed;
        int followingTrades;

        static Naive of(List<Raw> messages) {
            Naive naive = new Naive();
            messages.forEach(naive::take);
            return naive;
        }

        int count(String kind) {
            return kinds.getOrDefault(kind, 0);
        }

        private void take(Raw raw) {
            JsonNode data = raw.json().path("data");
            String kind =
                    raw.url().isEmpty() ? raw.json().get("stream").asText().split("@")[1] : "";
            kinds.merge(kind, 1, Integer::sum);
            if (kind.isEmpty()) {
                snapshot(raw.url().replaceAll(".*symbol=|&.*", ""), raw.json());
            } else if (kind.equals("depth")) {
                depth(data.get("s").asText(), data);
            } else if (kind.equals("aggTrade")) {
                Long last = trades.put(data.get("s").asText(), data.get("a").asLong());
                followingTrades += last != null && last + 1 == data.get("a").asLong() ? 1 : 0;
            }
        }

        private void snapshot(String symbol, JsonNode json) {
            NaiveBook book = new NaiveBook();
            book.set(true, json.get("bids"));
            book.set(false, json.get("asks"));
            naiveBooks.put(symbol, book);
            ids.put(symbol, json.get("lastUpdateId").asLong());
            early.getOrDefault(symbol, List.of()).forEach(event -> depth(symbol, event));
        }

        private void depth(String symbol, JsonNode event) {
            Long id = ids.get(symbol);
            if (id == null) {
                early.computeIfAbsent(symbol, key -> new ArrayList<>()).add(event);
            } else if (event.get("u").asLong() <= id) {
                known++;
            } else {
                assertThat(event.get("U").asLong()).isEqualTo(id + 1);
                chained++;
                ids.put(symbol, event.get("u").asLong());
                NaiveBook book = naiveBooks.get(symbol);
                book.set(true, event.get("b"));
                book.set(false, event.get("a"));
                crossed += book.crossed() ? 1 : 0;
            }
        }

        void assertSameBooks(PublishedBooks published) {
            assertThat(naiveBooks.keySet()).isEqualTo(SYMBOLS.keySet());
            naiveBooks.forEach(
                    (symbol, book) -> book.assertSame(published.book(SYMBOLS.get(symbol)), OrderBook.MAX_LEVELS));
        }

        /** What the venue would answer to who asks now. */
        void answer(String symbol, BiConsumer<String, String> answered) {
            NaiveBook book = naiveBooks.get(symbol);
            answered.accept(
                    "https://api.binance.com/api/v3/depth?symbol=" + symbol + "&limit=1000",
                    "{\"lastUpdateId\":%d,\"bids\":%s,\"asks\":%s}"
                            .formatted(ids.get(symbol), book.json(true), book.json(false)));
        }
    }
}
