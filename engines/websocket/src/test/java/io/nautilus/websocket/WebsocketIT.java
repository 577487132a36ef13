package io.nautilus.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineHttpChecks;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Problems;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a connection may say and is told, and what HTTP shows of it. */
class WebsocketIT extends EngineHttpChecks {
    private static final String SYMBOL = StreamBench.SYMBOL;
    private static final int TEXT = 1;
    private static final int BINARY = 2;

    @TempDir
    static Path folder;

    private static StreamBench bench;
    private static EngineProcess engine;

    @BeforeAll
    static void start() {
        bench = new StreamBench(folder);
        engine = bench.engine;
    }

    @AfterAll
    static void stop() {
        bench.close();
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

    @Test
    void helloNamesTheStreamAndTheLimits() {
        try (TestSocket client = bench.connect().reading()) {
            JsonNode hello = client.awaitType("hello");
            assertThat(hello.path("stream").asText()).matches("[0-9a-f]{16}");
            assertThat(hello.path("connection").asText()).matches("c[0-9]+");
            assertThat(hello.path("limits").path("subscriptions").asInt()).isEqualTo(64);
        }
    }

    @Test
    void pingsAreAnsweredAndHeartbeatsCome() {
        try (TestSocket client = bench.connect().reading()) {
            client.say("{\"op\":\"ping\",\"id\":\"p1\"}");
            assertThat(client.awaitType("pong").path("id").asText()).isEqualTo("p1");
            Await.until("two heartbeats", () -> client.ofType("heartbeat").size() >= 2);
        }
    }

    @Test
    void hostileInputIsAnsweredWithCodes() {
        try (TestSocket client = bench.connect().reading()) {
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
        try (TestSocket client = bench.connect().reading()) {
            client.awaitType("hello");
            client.send(TEXT, new byte[100_000]);
            client.awaitEnd();
        }
        assertThat(engine.http().get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoTextIsNoRequest() {
        try (TestSocket client = bench.connect().reading()) {
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
    void connectionsShowWhoIsThere() {
        try (TestSocket client = bench.connect().reading()) {
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
        Await.until(
                "the instrument's stream", () -> bench.streams("market-data").containsKey(SYMBOL));
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
        assertThat(engine.http().get("/topics?topic=bars").jsonPath().getList("topic", String.class))
                .containsExactly("bars");
        Problems.check(engine.http().get("/topics?topic=none"), 400, "unknown-topic");
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
        try (TestSocket client = bench.connect().reading()) {
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
        try (TestSocket client = bench.connect().reading()) {
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
