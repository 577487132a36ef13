package io.nautilus.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Trade;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineHttpChecks;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Problems;
import io.nautilus.testing.TestLog;
import io.nautilus.testing.TestMarket;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebsocketIT extends EngineHttpChecks {
    private static final String SYMBOL = "T-USD.TEST";
    private static final int LARGE = 30_000;
    private static final int TEXT = 1;
    private static final int BINARY = 2;

    @TempDir
    static Path folder;

    private static TestLog log;
    private static TestMarket market;
    private static int instrument;
    private static TestOrders orders;
    private static EngineProcess engine;

    @BeforeAll
    static void start() {
        log = TestLog.start(folder.resolve("kafka"));
        market = new TestMarket(log);
        instrument = market.open(SYMBOL, TestMarket.LIVE_FEED, Levels.of(10_000, 1_000), Levels.of(10_010, 2_000));
        orders = new TestOrders(log);
        orders.open("main");
        engine = new EngineProcess("websocket", log.bootstrapServers(), folder.resolve("data"))
                .with("NAUTILUS_WEBSOCKET_HEARTBEAT", "PT1S")
                .with("NAUTILUS_SNAPSHOT_FRAMES", "1")
                .with("NAUTILUS_SNAPSHOT_EVERY", "PT1S")
                .startReady();
    }

    @AfterAll
    static void stop() {
        engine.close();
        market.close();
        log.close();
    }

    @Override
    protected EngineProcess engine() {
        return engine;
    }

    @Override
    protected String name() {
        return "websocket";
    }

    @Override
    protected String changing() {
        return "/broadcast";
    }

    @Override
    protected String changer() {
        return "admin";
    }

    private static TestSocket connect() {
        return new TestSocket(engine.port());
    }

    @Test
    void helloNamesTheStreamAndTheLimits() {
        try (TestSocket client = connect().reading()) {
            JsonNode hello = client.awaitType("hello");
            assertThat(hello.path("stream").asText()).matches("[0-9a-f]{16}");
            assertThat(hello.path("connection").asText()).matches("c[0-9]+");
            assertThat(hello.path("limits").path("subscriptions").asInt()).isEqualTo(64);
        }
    }

    @Test
    void marketDataBeginsWithASnapshotAndGoesOnWithUpdates() {
        try (TestSocket client = connect().reading()) {
            client.subscribe("market-data", "instrument", SYMBOL);
            JsonNode first = client.awaitType("snapshot");
            assertThat(first.path("instrument").asText()).isEqualTo(SYMBOL);
            assertThat(first.path("data").path("bids").path(0).path(0).asText()).isEqualTo("100.00");
            assertThat(first.path("data").path("asks").path(0).path(1).asText()).isEqualTo("2.000");
            assertThat(first.path("data").path("book").asBoolean()).isTrue();
            market.publish(new Trade(instrument, EpochClock.SYSTEM.getAsLong(), 2, 3, 10_005, 250, Side.SELL));
            JsonNode update = client.await("the trade", message -> message.path("data")
                    .path("last")
                    .path("price")
                    .asText()
                    .equals("100.05"));
            assertThat(update.path("type").asText()).isEqualTo("update");
            assertThat(update.path("data").path("last").path("aggressor").asText())
                    .isEqualTo("SELL");
            assertThat(update.path("data").path("sent").asText()).isNotEmpty();
            assertInOrder(client, "market-data");
        }
    }

    /** Behind the snapshot each number is one more than the one before. */
    private static void assertInOrder(TestSocket client, String topic) {
        List<Long> numbers = client
                .messages(message -> message.path("topic").asText().equals(topic))
                .stream()
                .map(message -> message.path("seq").asLong())
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.range(0, numbers.size())
                        .mapToObj(i -> numbers.getFirst() + i)
                        .toList());
    }

    @Test
    void recordsOfJsonTopicsComeAsTheyAre() {
        BarRecord bar = bar(SYMBOL, 4, "100.2");
        try (TestSocket client = connect().reading()) {
            client.subscribe("bars", "instrument", SYMBOL);
            client.awaitType("snapshot");
            log.append(Topics.BARS, JsonRecords.encode(bar));
            JsonNode update = client.awaitType("update");
            assertThat(update.path("data").path("vwap").asText()).isEqualTo("100.2");
            assertThat(update.path("data").path("trades").asLong()).isEqualTo(4);
            client.say("{\"op\":\"subscribe\",\"topic\":\"engine-status\"}");
            client.await(
                    "its own heartbeat",
                    message -> message.path("topic").asText().equals("engine-status")
                            && message.path("data").path("engine").asText().equals("websocket"));
        }
    }

    @Test
    void ordersAreResumedWithEachEventOnce() {
        orders.open("resumed");
        String stream;
        try (TestSocket client = connect().reading()) {
            stream = client.awaitType("hello").path("stream").asText();
            awaitAccount("resumed");
            client.subscribe("orders", "account", "resumed");
            assertThat(client.awaitType("snapshot").path("data").size()).isZero();
            orders.write("resumed", 0, 10, "");
            Await.until("ten events", () -> client.ofType("update").size() == 10);
            assertThat(client.ofType("update")
                            .getFirst()
                            .path("data")
                            .path("event")
                            .asText())
                    .isEqualTo("trading-state-changed");
            assertThat(client.ofType("update")
                            .getFirst()
                            .path("data")
                            .path("place")
                            .path("offset")
                            .isNumber())
                    .isTrue();
        }
        orders.write("resumed", 10, 10, "");
        try (TestSocket client = connect().reading()) {
            long after = 1 + 7;
            client.say(
                    "{\"op\":\"subscribe\",\"topic\":\"orders\",\"account\":\"resumed\",\"after\":%d,\"stream\":\"%s\"}"
                            .formatted(after, stream));
            Await.until("the rest", () -> client.ofType("update").size() == 13);
            assertThat(client.ofType("resumed").getFirst().path("seq").asLong()).isEqualTo(after);
            assertThat(client.ofType("update").stream()
                            .map(each -> each.path("data").path("reason").asText()))
                    .containsExactlyElementsOf(IntStream.range(7, 20)
                            .mapToObj(number -> "n" + number)
                            .toList());
            assertThat(client.ofType("snapshot")).isEmpty();
        }
    }

    /** The events of an account are on its stream some moments after it was opened. */
    private static void awaitAccount(String account) {
        Await.until("account " + account, () -> streams("orders").containsKey(account));
    }

    private static Map<String, Integer> streams(String topic) {
        JsonPath topics = engine.http().get("/topics").jsonPath();
        List<Map<String, Object>> streams = topics.getList("find { it.topic == '" + topic + "' }.streams");
        return streams.stream().collect(java.util.stream.Collectors.toMap(each -> (String) each.get("key"), each ->
                (Integer) each.get("seq")));
    }

    /** Behind a snapshot of the journal, with another stream id, so that no number is taken for one of before. */
    @Test
    void aRestartHasTheSameOpenOrdersAndAnotherStream() {
        orders.open("kept");
        String order = orders.accept("kept", "k1");
        awaitAccount("kept");
        Await.until("a snapshot behind the order", () -> metric("nautilus_snapshot_offset") > frames());
        String before = streamId();
        engine.kill();
        engine.startReady();
        assertThat(streamId()).isNotEqualTo(before);
        assertThat(metric("nautilus_start_frames")).isLessThan(frames());
        try (TestSocket client = connect().reading()) {
            client.subscribe("orders", "account", "kept");
            JsonNode open = client.awaitType("snapshot").path("data");
            assertThat(open.size()).isEqualTo(1);
            assertThat(open.path(0).path("id").asText()).isEqualTo(order);
            assertThat(open.path(0).path("leaves").asText()).isEqualTo("1.5");
            assertThat(open.path(0).path("price").asText()).isEqualTo("99.5");
        }
    }

    private static String streamId() {
        try (TestSocket client = connect().reading()) {
            return client.awaitType("hello").path("stream").asText();
        }
    }

    /** Frames of the journal up to the last order that was accepted. */
    private static long frames() {
        return log.frames(Topics.ORDER_EVENTS).stream()
                .filter(frame -> frame.messages().stream().anyMatch(OrderAccepted.class::isInstance))
                .mapToLong(TestLog.Seen::offset)
                .max()
                .orElseThrow();
    }

    private static double metric(String name) {
        return engine.http()
                .accept("text/plain")
                .get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void numbersOfAnotherEngineAreNotResumed() {
        try (TestSocket client = connect().reading()) {
            client.say(
                    "{\"op\":\"subscribe\",\"topic\":\"orders\",\"account\":\"main\",\"after\":1,\"stream\":\"0123456789abcdef\"}");
            JsonNode snapshot = client.awaitType("snapshot");
            assertThat(snapshot.path("gap").path("reason").asText()).isEqualTo("other-stream");
        }
    }

    @Test
    void pingsAreAnsweredAndHeartbeatsCome() {
        try (TestSocket client = connect().reading()) {
            client.say("{\"op\":\"ping\",\"id\":\"p1\"}");
            assertThat(client.awaitType("pong").path("id").asText()).isEqualTo("p1");
            Await.until("two heartbeats", () -> client.ofType("heartbeat").size() >= 2);
        }
    }

    @Test
    void hostileInputIsAnsweredWithCodes() {
        try (TestSocket client = connect().reading()) {
            client.say("{");
            client.awaitError("bad-json");
            client.send(BINARY, new byte[] {1, 2, 3});
            client.awaitError("binary-not-supported");
            client.say("{\"op\":\"drop\",\"id\":\"x\"}");
            assertThat(client.awaitError("unknown-op").path("id").asText()).isEqualTo("x");
            client.say("{\"op\":\"subscribe\",\"topic\":\"secrets\"}");
            client.awaitError("unknown-topic");
            client.subscribe("market-data", "instrument", "NO-USD.TEST");
            client.awaitError("unknown-instrument");
            client.subscribe("orders", "account", "nobody");
            client.awaitError("unknown-account");
            client.subscribe("factors", "factor", "nothing");
            client.awaitError("unknown-factor");
            client.say("{\"op\":\"" + "x".repeat(5_000) + "\"}");
            client.awaitError("message-too-large");
            client.say("{\"op\":\"ping\"}");
            client.awaitType("pong");
        }
    }

    @Test
    void aHugeFrameEndsTheConnection() {
        try (TestSocket client = connect().reading()) {
            client.awaitType("hello");
            client.send(TEXT, new byte[100_000]);
            client.awaitEnd();
        }
        assertThat(engine.http().get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoTextIsNoRequest() {
        try (TestSocket client = connect().reading()) {
            client.awaitType("hello");
            client.send(TEXT, new byte[] {(byte) 0xff, (byte) 0xfe});
            client.awaitError("bad-json");
        }
    }

    @Test
    void onlyOurPagesMayConnect() {
        try (TestSocket foreign = new TestSocket(engine.port(), "Origin: http://evil.example")) {
            assertThat(foreign.status()).isEqualTo(403);
        }
        try (TestSocket foreign = new TestSocket(engine.port(), "Host: evil.example")) {
            assertThat(foreign.status()).isEqualTo(403);
        }
        try (TestSocket own = new TestSocket(engine.port(), "Origin: http://localhost:8600")) {
            assertThat(own.status()).isEqualTo(101);
        }
    }

    @Test
    void aClientThatReadsNothingSlowsNobodyAndGetsTheStateWhenItReads() {
        String symbol = "S-USD.TEST";
        market.define(symbol, TestMarket.LIVE_FEED);
        Await.until("the instrument", () -> streams("market-data").containsKey(symbol));
        try (TestSocket slow = connect();
                TestSocket reader = connect().reading()) {
            slow.subscribe("bars", "instrument", symbol);
            reader.subscribe("bars", "instrument", symbol);
            reader.awaitType("snapshot");
            int batches = 0;
            while (queued("bars " + symbol) <= 100) {
                for (int i = 0; i < 20; i++) {
                    log.append(Topics.BARS, JsonRecords.encode(bar(symbol, 20 * batches + i, "x".repeat(LARGE))));
                }
                batches++;
                int all = 20 * batches;
                Await.until("all bars so far", () -> reader.ofType("update").size() == all);
                assertThat(batches).isLessThan(60);
            }
            assertThat(reader.ofType("conflated")).isEmpty();
            assertInOrder(reader, "bars");
            slow.reading();
            JsonNode conflated = slow.awaitType("conflated");
            assertThat(conflated.path("skipped").asLong()).isPositive();
            assertThat(conflated.path("seq").asLong()).isEqualTo(20L * batches);
            assertThat(conflated.path("data").path(0).path("trades").asInt()).isEqualTo(20 * batches - 1);
            log.append(Topics.BARS, JsonRecords.encode(bar(symbol, 20 * batches, "")));
            int next = 20 * batches;
            slow.await(
                    "to have caught up",
                    message -> message.path("type").asText().equals("update")
                            && message.path("data").path("trades").asInt() == next);
        }
    }

    private static BarRecord bar(String symbol, int trades, String vwap) {
        Instant start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(trades);
        return new BarRecord(
                symbol,
                BarRecord.TIME,
                "1s",
                start,
                start.plusSeconds(1),
                BarRecord.Basis.TRADES,
                "100",
                "101",
                "99",
                "100.5",
                "3",
                vwap,
                trades,
                0,
                false,
                start,
                new Source(Topics.MARKET_DATA, 0, trades, 0));
    }

    /** The longest queue of those who subscribe to exactly this. */
    private static long queued(String subscription) {
        return engine.http().get("/connections").jsonPath().<Map<String, Object>>getList("").stream()
                .filter(each -> each.get("subscriptions").equals(List.of(subscription)))
                .mapToLong(each -> ((Number) each.get("queued")).longValue())
                .max()
                .orElse(0);
    }

    @Test
    void aClientThatIsTooSlowForOrderEventsIsEndedAndOthersHaveThemAll() {
        orders.open("busy");
        awaitAccount("busy");
        String padding = "x".repeat(480);
        try (TestSocket slow = connect();
                TestSocket reader = connect().reading()) {
            slow.subscribe("orders", "account", "busy");
            reader.subscribe("orders", "account", "busy");
            reader.awaitType("snapshot");
            int written = 0;
            while (connected("orders busy") == 2) {
                orders.write("busy", written, 400, padding);
                written += 400;
                int all = written;
                Await.until("all events so far", () -> reader.ofType("update").size() == all);
                assertThat(written).isLessThan(60_000);
            }
            assertInOrder(reader, "orders");
            Await.until("the socket of the one that reads nothing to be gone", () -> bound("connections") == 1);
            slow.reading();
            slow.awaitEnd();
            assertThat(slow.ofType("conflated")).isEmpty();
            assertInOrder(slow, "orders");
        }
        assertThat(engine.http().accept("text/plain").get("/metrics").asString())
                .containsPattern("nautilus_stream_closed_total\\{reason=\"too-slow\",?} 1\\.0");
    }

    private static double bound(String name) {
        return engine.http()
                .accept("text/plain")
                .get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("nautilus_bound_size{bound=\"" + name + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static long connected(String subscription) {
        return engine.http().get("/connections").jsonPath().<Map<String, Object>>getList("").stream()
                .filter(each -> each.get("subscriptions").equals(List.of(subscription)))
                .count();
    }

    @Test
    void connectionsShowWhoIsThere() {
        try (TestSocket client = connect().reading()) {
            String id = client.awaitType("hello").path("connection").asText();
            client.subscribe("instruments", "none", "").awaitError("unknown-property");
            client.subscribe("market-data", "instrument", SYMBOL);
            client.awaitType("snapshot");
            JsonPath shown = engine.http().get("/connections?limit=5000").jsonPath();
            Map<String, Object> own = shown.getMap("find { it.id == '" + id + "' }");
            assertThat(own.get("peer")).isEqualTo("127.0.0.1");
            assertThat(own.get("subscriptions")).isEqualTo(List.of("market-data " + SYMBOL));
            assertThat((int) own.get("sent")).isGreaterThanOrEqualTo(3);
            assertThat(engine.http().get("/connections?after=" + id).jsonPath().getList("id", String.class))
                    .doesNotContain(id);
        }
        Problems.check(engine.http().get("/connections?after=x"), 400, "invalid-after");
        Problems.check(engine.http().get("/connections?limit=0"), 400, "invalid-limit");
    }

    @Test
    void topicsShowWhatThereIs() {
        Await.until("the instrument's stream", () -> streams("market-data").containsKey(SYMBOL));
        JsonPath topics = engine.http().get("/topics").jsonPath();
        assertThat(topics.getList("topic", String.class))
                .containsExactly(
                        "market-data",
                        "bars",
                        "features",
                        "predictions",
                        "factors",
                        "orders",
                        "portfolio",
                        "analytics",
                        "engine-status",
                        "instruments");
        assertThat(topics.getBoolean("find { it.topic == 'orders' }.lossless")).isTrue();
        assertThat(topics.getString("find { it.topic == 'bars' }.key")).isEqualTo("instrument");
        assertThat(topics.getString("find { it.topic == 'engine-status' }.key")).isNull();
        Await.until(
                "heartbeats to have a rate",
                () -> engine.http()
                                .get("/topics")
                                .jsonPath()
                                .getDouble("find { it.topic == 'engine-status' }.streams[0].updatesPerSecond")
                        > 0);
    }

    @Test
    void anAdminMaySpeakToAll() {
        try (TestSocket client = connect().reading()) {
            client.awaitType("hello");
            Problems.check(engine.json("trader", "{\"message\":\"no\"}").post("/broadcast"), 403, "forbidden");
            int reached = engine.json("admin", "{\"message\":\"closing at noon\"}")
                    .header("Idempotency-Key", "b1")
                    .post("/broadcast")
                    .jsonPath()
                    .getInt("connections");
            assertThat(reached).isPositive();
            engine.json("admin", "{\"message\":\"closing at noon\"}")
                    .header("Idempotency-Key", "b1")
                    .post("/broadcast");
            JsonNode said = client.awaitType("broadcast");
            assertThat(said.path("message").asText()).isEqualTo("closing at noon");
            assertThat(said.path("by").asText()).isEqualTo("admin");
            client.say("{\"op\":\"ping\"}").awaitType("pong");
            assertThat(client.ofType("broadcast")).hasSize(1);
        }
        Problems.check(engine.json("admin", "{}").post("/broadcast"), 400, "missing-field");
        Problems.check(
                engine.json("admin", "{\"message\":\"" + "x".repeat(600) + "\"}")
                        .post("/broadcast"),
                400,
                "bad-text");
    }

    @Test
    void textIsUtf8() {
        try (TestSocket client = connect().reading()) {
            client.awaitType("hello");
            engine.as("admin")
                    .contentType("application/json; charset=utf-8")
                    .body("{\"message\":\"grüße ☃\"}".getBytes(UTF_8))
                    .post("/broadcast");
            client.await(
                    "the greeting", message -> message.path("message").asText().equals("grüße ☃"));
        }
    }
}
