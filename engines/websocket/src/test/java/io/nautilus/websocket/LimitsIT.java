package io.nautilus.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Secrets;
import io.nautilus.testing.TestLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client may not do, with limits that a test reaches, on an engine that is published beyond this machine. */
class LimitsIT {
    private static final String VIEWER = "Authorization: Bearer " + Secrets.token("viewer");

    private static final int PING = 9;

    @TempDir
    static Path folder;

    private static TestLog log;
    private static EngineProcess engine;

    @BeforeAll
    static void start() {
        log = TestLog.start(folder.resolve("kafka"));
        engine = new EngineProcess("websocket", log.bootstrapServers(), folder.resolve("data"))
                .with("NAUTILUS_PUBLISHED", "192.0.2.1")
                .with("NAUTILUS_WEBSOCKET_HEARTBEAT", "PT1S")
                .with("NAUTILUS_WEBSOCKET_SILENT_AFTER", "PT4S")
                .with("NAUTILUS_WEBSOCKET_IDLE_AFTER", "PT8S")
                .with("NAUTILUS_WEBSOCKET_MAX_CONNECTIONS_PER_ADDRESS", "3")
                .with("NAUTILUS_WEBSOCKET_MAX_SUBSCRIPTIONS", "1")
                .with("NAUTILUS_WEBSOCKET_MAX_MESSAGES_PER_SECOND", "5")
                .with("NAUTILUS_WEBSOCKET_MAX_ERRORS", "4")
                .startReady();
    }

    @AfterAll
    static void stop() {
        engine.close();
        log.close();
    }

    private static TestSocket connect() {
        return new TestSocket(engine.port(), VIEWER);
    }

    private static void awaitNobody() {
        Await.until("everybody to be gone", () -> engine.as("viewer")
                .get("/connections")
                .jsonPath()
                .getList("")
                .isEmpty());
    }

    @Test
    void aConnectionNeedsATokenInAHeaderOrAsASubprotocol() throws Exception {
        awaitNobody();
        try (TestSocket none = new TestSocket(engine.port())) {
            assertThat(none.status()).isEqualTo(401);
        }
        try (TestSocket wrong =
                new TestSocket(engine.port(), "Sec-WebSocket-Protocol: nautilus.v1, nautilus.bearer.x")) {
            assertThat(wrong.status()).isEqualTo(401);
        }
        try (TestSocket header = connect()) {
            assertThat(header.status()).isEqualTo(101);
        }
        awaitNobody();
        String token = Secrets.token("viewer");
        try (TestSocket page =
                new TestSocket(engine.port(), "Sec-WebSocket-Protocol: nautilus.v1, nautilus.bearer." + token)) {
            assertThat(page.status()).isEqualTo(101);
            assertThat(page.answer().toLowerCase()).contains("sec-websocket-protocol: nautilus.v1\r\n");
            assertThat(page.answer()).doesNotContain(token);
            assertThat(page.reading().awaitType("hello").has("stream")).isTrue();
        }
        try (var logs = Files.list(Path.of("target"))) {
            for (Path file : logs.filter(each -> each.toString().endsWith(engine.port() + ".log"))
                    .toList()) {
                assertThat(Files.readString(file)).doesNotContain(token);
            }
        }
        awaitNobody();
    }

    @Test
    void anAddressHasSoManyConnectionsAtMost() {
        awaitNobody();
        List<TestSocket> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            TestSocket client = connect().reading();
            client.awaitType("hello");
            clients.add(client);
        }
        try (TestSocket more = connect()) {
            assertThat(more.status()).isEqualTo(429);
        }
        clients.forEach(TestSocket::close);
        awaitNobody();
        try (TestSocket again = connect()) {
            assertThat(again.status()).isEqualTo(101);
        }
        awaitNobody();
    }

    @Test
    void aClientHasSoManySubscriptionsAndMessages() {
        awaitNobody();
        try (TestSocket client = connect().reading()) {
            client.say("{\"op\":\"subscribe\",\"topic\":\"engine-status\"}").awaitType("snapshot");
            client.say("{\"op\":\"subscribe\",\"topic\":\"instruments\"}").awaitError("too-many-subscriptions");
            for (int i = 0; i < 10; i++) {
                client.say("{\"op\":\"ping\"}");
            }
            client.awaitError("too-many-messages");
        }
        awaitNobody();
    }

    @Test
    void whoGoesOnSendingNonsenseIsEnded() {
        awaitNobody();
        try (TestSocket client = connect().reading()) {
            for (int i = 0; i < 5; i++) {
                client.say("nonsense");
            }
            assertThat(client.awaitClose()).isEqualTo(4004);
            client.awaitEnd();
        }
        awaitNobody();
    }

    /** Each ping is answered, whether or not the answers are read. */
    @Test
    void whoFloodsWithPingsIsEnded() {
        awaitNobody();
        try (TestSocket client = connect().reading()) {
            for (int i = 0; i < 30; i++) {
                client.send(PING, new byte[100]);
            }
            assertThat(client.awaitClose()).isEqualTo(4004);
            client.awaitEnd();
        }
        awaitNobody();
    }

    @Test
    void whoFallsSilentIsEnded() {
        awaitNobody();
        try (TestSocket dead = connect().withoutPongs().reading();
                TestSocket quiet = connect().reading()) {
            quiet.say("{\"op\":\"subscribe\",\"topic\":\"engine-status\"}");
            dead.say("{\"op\":\"subscribe\",\"topic\":\"engine-status\"}");
            assertThat(dead.awaitClose()).isEqualTo(4001);
            dead.awaitEnd();
            JsonNode beat = quiet.awaitType("heartbeat");
            assertThat(beat.path("time").asText()).isNotEmpty();
            assertThat(quiet.hasEnded()).isFalse();
        }
        awaitNobody();
    }

    @Test
    void whoSubscribesToNothingIsEnded() {
        awaitNobody();
        try (TestSocket idle = connect().reading()) {
            assertThat(idle.awaitClose()).isEqualTo(4002);
            idle.awaitEnd();
        }
        awaitNobody();
    }
}
