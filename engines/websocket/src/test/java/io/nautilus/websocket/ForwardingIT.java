package io.nautilus.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Problems;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls to the other engines by way of this one. It needs no log for that; risk is a stand-in, the others are away. */
class ForwardingIT {
    private static final String NO_BROKER = "127.0.0.1:9";
    private static final int RISK = 200;
    /** As many as the engine keeps to each other engine. */
    private static final int ENGINE_CONNECTIONS = 16;

    @TempDir
    static Path folder;

    private static EngineStandIn risk;
    private static EngineProcess engine;

    @BeforeAll
    static void start() {
        risk = new EngineStandIn();
        engine = new EngineProcess("websocket", NO_BROKER, folder)
                .with("NAUTILUS_BASE_PORT", Integer.toString(risk.port() - RISK))
                .with("NAUTILUS_WEBSOCKET_FORWARD_TIMEOUT", "PT3S")
                .start();
    }

    @AfterAll
    static void stop() {
        engine.close();
        risk.close();
    }

    @Test
    void aCallGoesThroughWithWhatEnginesRead() {
        Response answer = engine.http()
                .urlEncodingEnabled(false)
                .header("Authorization", "Bearer something")
                .header("Idempotency-Key", "k1")
                .header("Origin", "http://localhost:8600")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("Cookie", "a=b")
                .accept("text/csv")
                .contentType("application/json")
                .body("{\"a\":\"ü\"}")
                .post("/api/risk/orders?account=main&after=a%26b");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        JsonPath asked = answer.jsonPath();
        assertThat(asked.getString("method")).isEqualTo("POST");
        assertThat(asked.getString("uri")).isEqualTo("/orders?account=main&after=a%26b");
        assertThat(asked.getString("body")).isEqualTo("{\"a\":\"ü\"}");
        assertThat(asked.getString("headers.authorization")).isEqualTo("Bearer something");
        assertThat(asked.getString("headers.idempotency-key")).isEqualTo("k1");
        assertThat(asked.getString("headers.accept")).isEqualTo("text/csv");
        assertThat(asked.getString("headers.content-type")).startsWith("application/json");
        assertThat(asked.getString("headers.host")).isEqualTo("127.0.0.1:" + risk.port());
        assertThat(asked.getString("headers.origin")).isNull();
        assertThat(asked.getString("headers.cookie")).isNull();
        assertThat(asked.getString("headers.x-forwarded-for")).isNull();
    }

    @Test
    void everyMethodGoesThroughAndAnswersKeepWhatMatters() {
        for (String method : new String[] {"GET", "PUT", "PATCH", "DELETE"}) {
            Response answer = engine.http().request(method, "/api/risk/orders");
            assertThat(answer.jsonPath().getString("method")).isEqualTo(method);
            assertThat(answer.header("X-Internal")).isNull();
        }
        assertThat(engine.http().head("/api/risk/orders").statusCode()).isEqualTo(200);
        Response made = engine.http().post("/api/risk/made");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/api/risk/orders/1");
    }

    @Test
    void longAnswersStream() {
        assertThat(engine.http().get("/api/risk/long").asByteArray()).hasSize(EngineStandIn.LONG_ANSWER);
    }

    /** One that reads nothing holds a connection to the engine: enough of them hold all, for a while. */
    @Test
    void callersThatDoNotReadAreBrokenOff() throws IOException {
        List<Socket> unread = new ArrayList<>();
        try {
            for (int i = 0; i < ENGINE_CONNECTIONS; i++) {
                unread.add(asked("GET /api/risk/endless"));
            }
            for (Socket socket : unread) {
                assertThat(socket.getInputStream().read())
                        .as("the answer began")
                        .isEqualTo('H');
            }
            Await.until(
                    "the engine is reached again",
                    () -> engine.http().get("/api/risk/orders").statusCode() == 200);
            for (Socket socket : unread) {
                assertThat(readToItsEnd(socket)).isLessThan(EngineStandIn.ENDLESS_ANSWER);
            }
        } finally {
            for (Socket socket : unread) {
                socket.close();
            }
        }
    }

    private static long readToItsEnd(Socket socket) throws IOException {
        long read = 0;
        byte[] part = new byte[65_536];
        try {
            for (int n = 0; n >= 0; n = socket.getInputStream().read(part)) {
                read += n;
            }
        } catch (SocketException brokenOff) {
            assertThat(brokenOff).hasMessageContaining("reset");
        }
        return read;
    }

    /** As a page does that asks for something else before it is answered. */
    @Test
    void callersThatLeaveBreakNobodyElsesCall() throws IOException {
        for (int i = 0; i < 300; i++) {
            for (int leaving = 0; leaving < 4; leaving++) {
                try (Socket socket = asked("GET /api/risk/orders")) {
                    socket.setSoLinger(true, 0);
                }
            }
            assertThat(engine.http().get("/api/risk/orders").statusCode())
                    .as("after %d rounds", i)
                    .isEqualTo(200);
        }
    }

    @Test
    void anEngineThatIsAwayLateOrBrokenIsAProblem() {
        Problems.check(engine.http().get("/api/factor/factors/definitions"), 503, "engine-away");
        Problems.check(engine.json("trader", "{}").post("/api/factor/factors"), 503, "engine-away");
        Problems.check(engine.http().get("/api/risk/late"), 504, "engine-timeout");
        Problems.check(engine.http().get("/api/risk/broken"), 502, "engine-broke-off");
        assertThat(engine.http().get("/api/risk/orders").statusCode()).isEqualTo(200);
    }

    @Test
    void onlyKnownEnginesAndPlainPathsAreForwarded() throws IOException {
        Problems.check(engine.http().get("/api/broker/x"), 404, "unknown-engine");
        for (String path : new String[] {
            "/api/risk/a/../b",
            "/api/risk/%2e%2e/b",
            "/api/risk/a%2fb",
            "/api/risk//b",
            "/api/risk/a%5cb",
            "/x/../api/risk/b"
        }) {
            assertThat(raw("GET " + path)).as(path).contains(" 400 ", "bad-path");
        }
        assertThat(raw("GET http://127.0.0.1:9/api/risk/x"))
                .as("risk, whatever host the line names")
                .contains("/x");
        assertThat(raw("GET http://127.0.0.1:9/x")).contains(" 404 ");
        assertThat(raw("TRACE /api/risk/x")).contains(" 405 ");
        assertThat(raw("CONNECT 127.0.0.1:9")).doesNotContain(" 200 ");
    }

    /** As it is written: clients clean paths before they send them. */
    private static String raw(String line) throws IOException {
        try (Socket socket = asked(line)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket asked(String line) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), engine.port());
        String call = line + " HTTP/1.1\r\nHost: 127.0.0.1:" + engine.port() + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(call.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    @Test
    void foreignPagesAndLargeBodiesStopHere() {
        Problems.check(
                engine.http().header("Origin", "http://evil.example").get("/api/risk/orders"),
                403,
                "origin-not-allowed");
        Problems.check(engine.json("trader", "x".repeat((2 << 20) + 1)).post("/api/risk/orders"), 413, "too-large");
    }

    /** Tables of prices are the longest that engines take. */
    @Test
    void whatEnginesTakeGoesThrough() {
        String table = "x".repeat(2 << 20);
        Response answer = engine.http().contentType("text/csv").body(table).post("/api/risk/calculate");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("body")).isEqualTo(table);
    }

    /** What is read to catch up must not be taken for news. */
    @Test
    void noClientConnectsBeforeTheLogWasRead() {
        try (TestSocket early = new TestSocket(engine.port())) {
            assertThat(early.status()).isEqualTo(503);
        }
    }

    @Test
    void whatIsForwardedIsNotForwardedAgain() {
        Problems.check(engine.http().get("/api/websocket/api/risk/orders"), 400, "bad-path");
    }
}
