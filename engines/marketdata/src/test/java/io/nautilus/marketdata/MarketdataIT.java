package io.nautilus.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;
import io.nautilus.marketdata.domain.simulated.SimulatedRecording;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineHttpChecks;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Problems;
import io.nautilus.testing.SharedData;
import io.nautilus.testing.TestLog;
import io.nautilus.testing.TestLog.Keyed;
import io.nautilus.testing.TestLog.Seen;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketdataIT extends EngineHttpChecks {
    private static final String BTC = "BTC-USD.SIM";
    private static final String ETH = "ETH-USD.SIM";
    private static final int SECONDS_RECORDED = 5;
    private static final int SIMULATED = 8;

    @TempDir
    static Path folder;

    private static TestLog log;
    private static EngineProcess engine;
    private static Replays replays;
    private static Path roots;
    private static Path recording;

    @BeforeAll
    static void start() throws IOException {
        roots = Files.createDirectories(folder.resolve("roots"));
        recording = roots.resolve("simulated.ws");
        SimulatedRecording.write(recording, 7, SECONDS_RECORDED);
        log = TestLog.start(folder.resolve("kafka"));
        engine = new EngineProcess("marketdata", log.bootstrapServers(), folder.resolve("data"))
                .with("NAUTILUS_DATA_ROOTS", roots + sharedFeeds());
        engine.startReady();
        replays = new Replays(engine);
        Await.until("the simulated market", () -> Collections.frequency(states().values(), "LIVE") == SIMULATED);
    }

    private static String sharedFeeds() {
        return SharedData.folder().map(shared -> "," + shared.resolve("feeds")).orElse("");
    }

    @AfterAll
    static void stop() {
        engine.close();
        log.close();
    }

    @Override
    protected EngineProcess engine() {
        return engine;
    }

    @Override
    protected String name() {
        return "marketdata";
    }

    @Override
    protected String changing() {
        return "/feeds";
    }

    private static Map<String, String> states() {
        return replays.bySymbol("state");
    }

    @Test
    void theSimulatedBooksAreSaneAndTrade() {
        assertThat(states().keySet().stream().filter(symbol -> symbol.endsWith(".SIM")))
                .hasSize(SIMULATED);
        for (String symbol : List.of(BTC, ETH, "SHIB-USD.SIM", "EUR-USD.SIM")) {
            JsonPath book = engine.http().get("/books/" + symbol + "?depth=20").jsonPath();
            List<BigDecimal> bids = numbers(book, "bids.price");
            List<BigDecimal> asks = numbers(book, "asks.price");
            assertThat(bids).hasSizeGreaterThan(5).isSortedAccordingTo((a, b) -> b.compareTo(a));
            assertThat(asks).hasSizeGreaterThan(5).isSorted();
            assertThat(bids.getFirst()).isLessThan(asks.getFirst());
            assertThat(numbers(book, "bids.quantity"))
                    .allSatisfy(quantity -> assertThat(quantity).isPositive());
        }
        Await.until("a trade", () -> !trades(BTC).isEmpty() && !trades(ETH).isEmpty());
    }

    private static List<BigDecimal> numbers(JsonPath json, String path) {
        return json.getList(path, String.class).stream().map(BigDecimal::new).toList();
    }

    private static List<String> trades(String symbol) {
        return engine.http().get("/trades/" + symbol + "?limit=5").jsonPath().getList("price", String.class);
    }

    @Test
    void unknownInstrumentsAndLimitsAreProblems() {
        Problems.check(engine.http().get("/books/NONE-USD.SIM"), 404, "unknown-instrument");
        Problems.check(engine.http().get("/trades/NONE-USD.SIM"), 404, "unknown-instrument");
        Problems.check(engine.http().get("/books/" + BTC + "?depth=0"), 400, "invalid-depth");
        Problems.check(engine.http().get("/trades/" + BTC + "?limit=0"), 400, "invalid-limit");
        Problems.check(engine.http().get("/replays/replay-999"), 404, "unknown-replay");
        Problems.check(engine.http().get("/bars/NONE-USD.SIM"), 404, "unknown-instrument");
        Problems.check(engine.http().get("/bars/" + BTC + "?kind=tick"), 400, "invalid-kind");
        Problems.check(engine.http().get("/bars/" + BTC + "?interval=2m"), 400, "invalid-interval");
        Problems.check(engine.http().get("/bars/" + BTC + "?from=today"), 400, "invalid-from");
        Problems.check(engine.http().get("/bars/" + BTC + "?limit=1001"), 400, "invalid-limit");
    }

    @Test
    void barsAreTheTradesOfTheLogAndOnTheirTopic() {
        List<BarRecord> served = Await.value("three whole bars", () -> Optional.of(bars(BTC, "&limit=200"))
                .filter(bars -> bars.stream().filter(bar -> !bar.partial()).count() >= 3));
        Await.until("them on the topic", () -> BarsJson.written(log).containsAll(served));
        int id = Integer.parseInt(replays.bySymbol("id").get(BTC));
        List<Trade> trades = log.messages(Topics.MARKET_DATA, Trade.class).stream()
                .filter(trade -> trade.instrumentId() == id)
                .toList();
        List<BarRecord> whole = served.stream().filter(bar -> !bar.partial()).toList();
        for (BarRecord bar : whole) {
            List<Trade> within =
                    trades.stream().filter(trade -> BarsJson.within(trade, bar)).toList();
            assertThat(bar.trades()).as("%s", bar).isEqualTo(within.size());
            assertThat(new BigDecimal(bar.volume()))
                    .isEqualTo(BigDecimal.valueOf(
                            within.stream().mapToLong(Trade::quantity).sum(), 8));
            assertThat(new BigDecimal(bar.close()))
                    .isEqualTo(BigDecimal.valueOf(within.getLast().price(), 2));
            assertThat(bar.source().topic()).isEqualTo(Topics.MARKET_DATA);
        }
        BarRecord first = whole.getFirst();
        assertThat(bars(BTC, "&from=" + first.start() + "&to=" + first.end())).containsExactly(first);
        assertThat(bars(BTC, "&limit=1&after=" + first.start())).containsExactly(served.get(served.indexOf(first) + 1));
        String csv = engine.http()
                .accept("text/csv")
                .get("/bars/" + BTC + "?interval=1s&from=" + first.start() + "&to=" + first.end())
                .asString();
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv)
                .startsWith("instrument,kind,interval,start,")
                .contains("\n" + BTC + ",time,1s," + first.start());
    }

    private static List<BarRecord> bars(String symbol, String more) {
        return BarsJson.read(
                engine.http().get("/bars/" + symbol + "?interval=1s" + more).asString());
    }

    @Test
    void aStoppedMarketGoesOnAtAnotherSpeed() {
        JsonPath feeds = engine.http().get("/feeds").jsonPath();
        int id = feeds.getInt("find { it.type == 'simulated' }.id");
        Problems.check(
                engine.json("trader", "{\"type\":\"simulated\",\"speed\":\"5000\"}")
                        .post("/feeds"),
                400,
                "invalid-speed");
        assertThat(engine.as("trader").delete("/feeds/" + id).statusCode()).isEqualTo(204);
        Await.until("the end", () -> "ENDED".equals(states().get(BTC)));
        Response again = engine.json("trader", "{\"type\":\"simulated\",\"seed\":5,\"speed\":\"10\"}")
                .post("/feeds");
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(201);
        Await.until("the market", () -> "LIVE".equals(states().get(BTC)));
    }

    @Test
    void theTopicBeginsWithAnEpochAndEveryBookWithItsDefinitionAndSnapshot() {
        Await.until("a delta", () -> !log.messages(Topics.MARKET_DATA, BookDelta.class)
                .isEmpty());
        List<Keyed> records = log.keyed(Topics.MARKET_DATA);
        List<Seen> frames = TestLog.frames(records);
        assertThat(frames).as("all frames count").hasSameSizeAs(records);
        assertThat(frames.getFirst().header().epoch()).isTrue();
        Map<Integer, Class<? extends Message>> last = new HashMap<>();
        for (MarketEvent event : events(frames)) {
            Class<? extends Message> before = last.get(event.instrumentId());
            if (event instanceof BookSnapshot) {
                assertThat(before).as("%s", event).isNotNull();
                last.put(event.instrumentId(), BookSnapshot.class);
            } else if (event instanceof BookDelta || event instanceof Trade) {
                assertThat(before).as("%s", event).isEqualTo(BookSnapshot.class);
            } else if (event instanceof InstrumentDefinition && before == null) {
                last.put(event.instrumentId(), InstrumentDefinition.class);
            }
        }
        assertThat(last).isNotEmpty();
    }

    private static List<MarketEvent> events(List<Seen> frames) {
        return frames.stream()
                .flatMap(frame -> frame.messages().stream())
                .map(MarketEvent.class::cast)
                .toList();
    }

    @Test
    void aReplayAccountsForEveryLine() throws IOException {
        JsonPath report = replays.done(recording);
        assertThat(report.getLong("checksumsMatched"))
                .isEqualTo(report.getLong("bookDeltas"))
                .isPositive();
        assertThat(report.getLong("trades")).isPositive();
        Map<String, String> states = states();
        assertThat(states).containsEntry("BTC-USD.KRAKEN", "ENDED").containsEntry("ETH-USD.KRAKEN", "ENDED");
        assertThat(states).containsEntry(BTC, "LIVE");
    }

    @Test
    void recordedFilesOfAVenueMergeIntoOneFeed() throws IOException {
        JsonPath report = replays.done(
                SharedData.file("feeds/kraken-v1-book1000.ws"),
                SharedData.file("feeds/kraken-v1-ticker.ws"),
                SharedData.file("feeds/kraken-v1-trade.ws"));
        assertThat(report.getLong("lines")).isEqualTo(1_417);
        assertThat(report.getLong("checksumsMatched")).isEqualTo(1_265);
        assertThat(report.getLong("trades")).isEqualTo(8);
        assertThat(report.getLong("quotes")).isEqualTo(18);
        assertThat(states()).containsEntry("XMR-USD.KRAKEN", "ENDED");
        List<BarRecord> bars = bars("XMR-USD.KRAKEN", "&from=2021-04-17T16:00:00Z&to=2021-04-17T18:00:00Z");
        assertThat(bars.stream().mapToLong(BarRecord::trades).sum()).isEqualTo(4);
        assertThat(bars.getFirst().basis()).isEqualTo(BarRecord.Basis.MID);
    }

    @Test
    void recordingsOfCoinbaseAreReplayed() throws IOException {
        JsonPath report = replays.done(SharedData.file("feeds/coinbase-level2-ticker-matches.ws"));
        assertThat(report.getString("venue")).isEqualTo("coinbase");
        assertThat(report.getLong("bookSnapshots")).isEqualTo(10);
        assertThat(report.getLong("bookDeltas")).isEqualTo(4_901);
        assertThat(report.getLong("sequencesAbsent")).isEqualTo(4_901);
        assertThat(report.getLong("sequencesMatched")).isEqualTo(31);
        assertThat(states()).containsEntry("SKL-USD.COINBASE", "ENDED");
        JsonPath book = engine.http().get("/books/SKL-USD.COINBASE?depth=1").jsonPath();
        assertThat(numbers(book, "bids.price").getFirst())
                .isLessThan(numbers(book, "asks.price").getFirst());
        List<BarRecord> bars = bars("SKL-USD.COINBASE", "&from=2021-04-17T16:00:00Z&to=2021-04-17T18:00:00Z");
        assertThat(bars.stream().mapToLong(BarRecord::trades).sum()).isEqualTo(15);
        assertThat(bars.getFirst().coveredFrom()).isAfterOrEqualTo(Instant.parse("2021-04-17T16:43:37Z"));
    }

    @Test
    void recordingsOfBinanceAreReplayedWithTheirSnapshots() throws IOException {
        JsonPath report = replays.done(
                SharedData.file("feeds/binance-spot.ws"), SharedData.file("feeds/binance-spot-depth-snapshots.http"));
        assertThat(report.getString("venue")).isEqualTo("binance");
        assertThat(report.getLong("bookSnapshots")).isEqualTo(4);
        assertThat(report.getLong("bookDeltas")).isEqualTo(177);
        assertThat(report.getLong("quotes")).isEqualTo(84);
        assertThat(report.getLong("sequencesRepeated")).isEqualTo(5);
        assertThat(states()).containsEntry("NKN-USDT.BINANCE", "ENDED").containsEntry("RUNE-EUR.BINANCE", "ENDED");
        JsonPath book = engine.http().get("/books/NKN-USDT.BINANCE?depth=1000").jsonPath();
        assertThat(numbers(book, "bids.price")).hasSize(614);
        assertThat(numbers(book, "asks.price")).hasSize(994);
    }

    @Test
    void filesOutsideTheRootsAreRefusedHoweverTheyAreNamed() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.ws"), "");
        Path link = roots.resolve("link.ws");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, outside);
        refused(outside, "file-not-allowed");
        refused(link, "file-not-allowed");
        refused(roots.resolve("../outside.ws"), "file-not-allowed");
        refused(roots, "file-not-allowed");
        refused(roots.resolve("absent.ws"), "file-not-found");
        Problems.check(engine.json("trader", "{}").post("/replays"), 400, "invalid-files");
    }

    private static void refused(Path file, String code) {
        assertThat(Problems.check(
                        engine.json("trader", Replays.body("max", file)).post("/replays"), 400, code))
                .contains(file.toString());
    }

    @Test
    void aVenueHasOneLiveFeed() {
        Response busy = engine.json("trader", "{\"type\":\"simulated\"}").post("/feeds");
        Problems.check(busy, 409, "venue-busy");
        Response slow = engine.json("trader", Replays.body("1", recording)).post("/replays");
        assertThat(slow.statusCode()).as(slow.asString()).isEqualTo(201);
        Problems.check(engine.json("trader", Replays.body("max", recording)).post("/replays"), 409, "venue-busy");
        JsonPath feeds = engine.http().get("/feeds").jsonPath();
        int id = feeds.getInt("find { it.replay == '" + slow.jsonPath().getString("id") + "' }.id");
        assertThat(engine.as("trader").delete("/feeds/" + id).statusCode()).isEqualTo(204);
        Problems.check(engine.as("trader").delete("/feeds/" + id), 404, "unknown-feed");
        Problems.check(engine.as("viewer").delete("/feeds/" + id), 403, "forbidden");
        Await.until("the replay's instruments to end", () -> replays.states("KRAKEN")
                .allMatch("ENDED"::equals));
    }

    @Test
    void feedsThatCannotBeAreProblems() throws IOException {
        Problems.check(engine.json("trader", "{\"type\":\"guess\"}").post("/feeds"), 400, "invalid-type");
        Problems.check(
                engine.json("trader", "{\"file\":\"x\",\"venue\":\"nasdaq\"}").post("/replays"),
                400,
                "unsupported-venue");
        Path empty = Files.writeString(roots.resolve("empty.ws"), "wss://x <-> 1\n");
        Path coinbase = Files.writeString(roots.resolve("coinbase.ws"), "1: {\"type\":\"error\"}\n");
        Problems.check(engine.json("trader", Replays.body("max", empty)).post("/replays"), 400, "unknown-venue");
        Problems.check(
                engine.json("trader", Replays.body("max", coinbase, recording)).post("/replays"), 400, "mixed-venues");
        Problems.check(
                engine.json("trader", "{\"file\":\"%s\",\"venue\":\"kraken\"}".formatted(coinbase))
                        .post("/replays"),
                400,
                "other-venue");
    }

    @Test
    void afterAKillNumbersStayAReignBeginsAndTheSimulatedBookGoesOn() throws IOException {
        replays.done(recording);
        Map<String, String> before = replays.bySymbol("id");
        List<BarRecord> closed = Await.value("a bar", () -> Optional.of(bars(BTC, ""))
                .filter(bars -> !bars.isEmpty() && BarsJson.written(log).containsAll(bars)));
        engine.kill();
        Instant killed = Instant.now();
        engine.startReady();
        Await.until("the simulated market", () -> "LIVE".equals(states().get(BTC)));
        assertThat(bars(BTC, "")).containsAll(closed);
        BarRecord next = Await.value("a bar of this reign", () -> bars(BTC, "&from=" + killed).stream()
                .findFirst());
        assertThat(next.coveredFrom()).isAfter(killed);
        assertThat(next.partial()).isEqualTo(next.coveredFrom().isAfter(next.start()));
        replays.done(recording);
        assertThat(replays.bySymbol("id"))
                .containsAllEntriesOf(Map.of(
                        BTC, before.get(BTC), ETH, before.get(ETH), "BTC-USD.KRAKEN", before.get("BTC-USD.KRAKEN")));
        List<Seen> frames = log.frames(Topics.MARKET_DATA);
        int again = lastEpoch(frames);
        assertThat(again).isPositive();
        assertThat(frames.get(again + 1).header().reign())
                .isEqualTo(frames.get(again).offset());
        int id = Integer.parseInt(before.get(BTC));
        OrderBook last = new OrderBook();
        events(frames.subList(0, again)).forEach(event -> apply(event, id, last));
        OrderBook first = new OrderBook();
        events(frames.subList(again, frames.size())).stream()
                .filter(event -> event instanceof BookSnapshot && event.instrumentId() == id)
                .limit(1)
                .forEach(event -> apply(event, id, first));
        assertThat(first.bidPrice(0)).isEqualTo(last.bidPrice(0));
        assertThat(first.askPrice(0)).isEqualTo(last.askPrice(0));
        assertThat(first.bidCount()).isEqualTo(last.bidCount());
    }

    private static int lastEpoch(List<Seen> frames) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (frames.get(i).header().epoch()) {
                return i;
            }
        }
        throw new AssertionError("no epoch frame");
    }

    private static void apply(MarketEvent event, int instrumentId, OrderBook book) {
        if (event.instrumentId() != instrumentId) {
            return;
        }
        if (event instanceof BookSnapshot snapshot) {
            book.apply(snapshot);
        } else if (event instanceof BookDelta delta) {
            book.apply(delta);
        }
    }
}
