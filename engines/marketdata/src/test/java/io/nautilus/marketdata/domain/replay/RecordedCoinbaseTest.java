package io.nautilus.marketdata.domain.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.contracts.InstrumentDefinition;
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
import io.nautilus.marketdata.domain.Venue;
import io.nautilus.marketdata.domain.coinbase.CoinbaseFeed;
import io.nautilus.marketdata.domain.venue.NaiveBook;
import io.nautilus.marketdata.domain.venue.RawRecording;
import io.nautilus.marketdata.domain.venue.RawRecording.Raw;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden: Coinbase's recording, counted and folded a second time by the plainest code. */
class RecordedCoinbaseTest {
    private static final String FILE = "coinbase-level2-ticker-matches.ws";
    private static final String BUSY = "SKL-USD";

    private final PublishedBooks published = new PublishedBooks();
    private final MarketBooks books = new MarketBooks(7, new CountingIds());
    private final FeedCounts counts = new FeedCounts(new Rejections((code, example) -> {}));
    private final List<String> asked = new ArrayList<>();
    private final CoinbaseFeed feed = new CoinbaseFeed(books, counts, asked::add);

    @Test
    void everyMessageIsUnderstoodAndEveryTradeFollowsTheOneBefore() throws IOException {
        RawRecording raw = RawRecording.of(FILE);
        Naive naive = Naive.of(raw.messages());
        ReplayReport report = replay();
        assertThat(report.rejectedExamples()).isEmpty();
        assertThat(report.rejected()).isZero();
        assertThat(report.lines()).isEqualTo(5_000);
        assertThat(report.controlLines()).isEqualTo(raw.controlLines()).isEqualTo(4);
        assertThat(report.messages()).isEqualTo(raw.messages().size()).isEqualTo(4_996);
        assertThat(report.bookSnapshots()).isEqualTo(naive.count("snapshot")).isEqualTo(10);
        assertThat(report.bookDeltas()).isEqualTo(naive.count("l2update")).isEqualTo(4_901);
        assertThat(report.quotes()).isEqualTo(naive.count("ticker")).isEqualTo(41);
        assertThat(report.trades())
                .isEqualTo(naive.count("match") + naive.count("last_match"))
                .isEqualTo(41);
        assertThat(report.sequencesMatched()).isEqualTo(naive.following).isEqualTo(31);
        assertThat(report.sequencesAbsent()).isEqualTo(4_901);
        assertThat(report.sequencesFailed()).isZero();
        assertThat(report.sequencesRepeated()).isZero();
        assertThat(report.gaps()).isZero();
        assertThat(report.resyncs()).isZero();
        assertThat(naive.crossed).isZero();
        assertThat(published.events(InstrumentDefinition.class))
                .extracting(
                        InstrumentDefinition::symbol,
                        InstrumentDefinition::priceDecimals,
                        InstrumentDefinition::quantityDecimals)
                .as("no scale had to grow")
                .hasSizeGreaterThanOrEqualTo(10)
                .satisfies(defined -> assertThat(new HashSet<>(defined)).hasSize(10));
        naive.assertSameBooks(published);
        published.assertSameBooks(books);
        assertThat(published.state("SKL-USD.COINBASE")).isEqualTo(MarketState.ENDED);
    }

    @Test
    void whatHappenedSinceTheSubscriptionIsPublishedWithTheVenuesTimes() throws IOException {
        RawRecording raw = RawRecording.of(FILE);
        Naive naive = Naive.of(raw.messages());
        replay();
        assertThat(published.events(Trade.class)).extracting(this::terms).isEqualTo(naive.printed);
        assertThat(published.events(Quote.class)).hasSize(naive.toldSince).hasSizeGreaterThanOrEqualTo(31);
    }

    private List<Object> terms(Trade trade) {
        String symbol = published.ids.entrySet().stream()
                .filter(each -> each.getValue() == trade.instrumentId())
                .findFirst()
                .orElseThrow()
                .getKey();
        return List.of(
                symbol,
                BigDecimal.valueOf(trade.price(), trade.priceDecimals()).stripTrailingZeros(),
                BigDecimal.valueOf(trade.quantity(), trade.quantityDecimals()).stripTrailingZeros(),
                trade.aggressor(),
                trade.eventTimeNanos());
    }

    @Test
    void theTopOfEveryBookIsTheNaiveOneAfterEveryMessage() throws IOException {
        Naive naive = new Naive();
        for (Raw raw : RawRecording.of(FILE).messages()) {
            feed.on(raw.payload(), raw.nanos(), published);
            naive.take(raw);
            NaiveBook book = naive.naiveBooks.get(raw.json().path("product_id").asText());
            if (book != null) {
                book.assertSame(published.book(symbol(raw.json())), 10);
            }
        }
    }

    /** The venue says its best prices on another channel: of trades since the subscription they are those of the book. */
    @Test
    void theBestPricesOfTheBooksAreThoseThatTheVenueTells() throws IOException {
        int compared = 0;
        for (Raw raw : RawRecording.of(FILE).messages()) {
            int before = published.events(Quote.class).size();
            feed.on(raw.payload(), raw.nanos(), published);
            List<Quote> quotes = published.events(Quote.class);
            if (quotes.size() > before) {
                OrderBook book = published.book(symbol(raw.json()));
                assertThat(quotes.getLast().bidPrice()).isEqualTo(book.bestBid());
                assertThat(quotes.getLast().askPrice()).isEqualTo(book.bestAsk());
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(31);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aDroppedTradeIsAGapThatTheNextSnapshotCloses(long seed) throws IOException {
        List<Raw> whole = RawRecording.of(FILE).messages();
        Naive naive = Naive.of(whole);
        List<Raw> sent = new ArrayList<>(whole);
        sent.remove(anyMatch(whole, seed));
        sent.forEach(this::send);
        FeedCounts.Totals totals = counts.totals();
        assertThat(totals.gaps()).isEqualTo(1);
        assertThat(totals.sequencesFailed()).isEqualTo(1);
        assertThat(totals.sequencesMatched()).isEqualTo(29);
        assertThat(totals.bookDeltas()).isEqualTo(4_901);
        assertThat(totals.sequencesAbsent()).isLessThan(4_901);
        assertThat(asked).containsExactly(BUSY);
        assertStale(1);
        feed.on(naive.snapshot(BUSY), 1, published);
        assertThat(counts.totals().resyncs()).isEqualTo(1);
        assertThat(counts.totals().rejected()).isZero();
        assertStale(0);
        naive.assertSameBooks(published);
        published.assertSameBooks(books);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aDuplicateIsPassedOver(long seed) throws IOException {
        List<Raw> whole = RawRecording.of(FILE).messages();
        int at = anyMatch(whole, seed);
        List<Raw> sent = new ArrayList<>(whole);
        sent.add(at + 1, whole.get(at));
        sent.forEach(this::send);
        assertThat(counts.totals().gaps()).isZero();
        assertThat(counts.totals().sequencesRepeated()).isEqualTo(1);
        assertThat(published.events(Trade.class)).hasSize(31);
        Naive.of(whole).assertSameBooks(published);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void tradesOutOfOrderAreAGap(long seed) throws IOException {
        List<Raw> sent = new ArrayList<>(RawRecording.of(FILE).messages());
        int at = anyMatch(sent, seed);
        int next = at + 1;
        while (!isMatch(sent.get(next))) {
            next++;
        }
        Raw later = sent.get(next);
        sent.set(next, sent.get(at));
        sent.set(at, later);
        sent.forEach(this::send);
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(counts.totals().sequencesRepeated()).isEqualTo(1);
        assertStale(1);
    }

    /** Nobody knows of which book it was, and no number would tell. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aBrokenMessageIsRejectedAndPutsEveryBookInDoubt(long seed) throws IOException {
        List<Raw> sent = new ArrayList<>(RawRecording.of(FILE).messages());
        int at = 1_000 + new Random(seed).nextInt(3_000);
        String payload = sent.get(at).payload();
        sent.set(at, sent.get(at).with(payload.substring(0, payload.length() - 7)));
        sent.forEach(this::send);
        assertThat(counts.rejections().examples()).containsOnlyKeys("not-json");
        assertThat(counts.totals().gaps()).isEqualTo(10);
        assertStale(10);
    }

    private void assertStale(int stale) {
        List<String> symbols = published.ids.keySet().stream()
                .filter(symbol -> published.state(symbol) == MarketState.STALE)
                .toList();
        assertThat(symbols).hasSize(stale);
        if (stale == 1) {
            assertThat(symbols).containsExactly(BUSY + ".COINBASE");
        }
    }

    /** A trade of the busiest product that has others before and behind it. */
    private static int anyMatch(List<Raw> messages, long seed) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            if (isMatch(messages.get(i))) {
                found.add(i);
            }
        }
        return found.get(1 + new Random(seed).nextInt(found.size() - 2));
    }

    private static boolean isMatch(Raw raw) {
        return raw.json().get("type").asText().equals("match")
                && raw.json().get("product_id").asText().equals(BUSY);
    }

    private static String symbol(JsonNode message) {
        return message.get("product_id").asText() + ".COINBASE";
    }

    private void send(Raw raw) {
        feed.on(raw.payload(), raw.nanos(), published);
    }

    private ReplayReport replay() {
        return new WholeReplay(Venue.COINBASE, books, feed, counts).of(published, FILE);
    }

    /** What is in the recording, by the venue's own words. */
    private static final class Naive {
        final Map<String, Integer> kinds = new HashMap<>();
        final Map<String, NaiveBook> naiveBooks = new LinkedHashMap<>();
        final Map<String, Long> trades = new HashMap<>();
        final List<List<Object>> printed = new ArrayList<>();
        private long subscribedNanos;
        int following;
        int toldSince;
        int crossed;

        static Naive of(List<Raw> messages) {
            Naive naive = new Naive();
            messages.forEach(naive::take);
            return naive;
        }

        int count(String kind) {
            return kinds.getOrDefault(kind, 0);
        }

        void take(Raw raw) {
            JsonNode json = raw.json();
            String kind = json.get("type").asText();
            kinds.merge(kind, 1, Integer::sum);
            switch (kind) {
                case "subscriptions" -> subscribedNanos = raw.nanos();
                case "snapshot" -> {
                    NaiveBook book = new NaiveBook();
                    book.set(true, json.get("bids"));
                    book.set(false, json.get("asks"));
                    naiveBooks.put(json.get("product_id").asText(), book);
                }
                case "l2update" -> {
                    NaiveBook book = naiveBooks.get(json.get("product_id").asText());
                    json.get("changes")
                            .forEach(change -> book.set(
                                    change.get(0).asText().equals("buy"),
                                    change.get(1).asText(),
                                    change.get(2).asText()));
                    crossed += book.crossed() ? 1 : 0;
                }
                case "ticker" -> toldSince += time(json) >= subscribedNanos ? 1 : 0;
                case "match", "last_match" -> trade(json, kind.equals("match"));
                default -> throw new AssertionError(kind);
            }
        }

        private void trade(JsonNode json, boolean since) {
            long id = json.get("trade_id").asLong();
            Long last = trades.put(json.get("product_id").asText(), id);
            following += last != null && last + 1 == id ? 1 : 0;
            if (since) {
                printed.add(List.of(
                        symbol(json),
                        new BigDecimal(json.get("price").asText()).stripTrailingZeros(),
                        new BigDecimal(json.get("size").asText()).stripTrailingZeros(),
                        json.get("side").asText().equals("sell") ? Side.BUY : Side.SELL,
                        time(json)));
            }
        }

        private static long time(JsonNode json) {
            Instant time = Instant.parse(json.get("time").asText());
            return time.getEpochSecond() * 1_000_000_000L + time.getNano();
        }

        void assertSameBooks(PublishedBooks published) {
            naiveBooks.forEach(
                    (product, book) -> book.assertSame(published.book(product + ".COINBASE"), OrderBook.MAX_LEVELS));
        }

        /** What the venue would send to who subscribes now. */
        String snapshot(String product) {
            NaiveBook book = naiveBooks.get(product);
            return "{\"type\":\"snapshot\",\"product_id\":\"%s\",\"bids\":%s,\"asks\":%s}"
                    .formatted(product, book.json(true), book.json(false));
        }
    }
}
