package io.nautilus.websocket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Streams streams = new Streams(new TextEncoder());
    private final Fanout fanout = new Fanout(streams);
    private final Lane lane = fanout.lane(Thread.currentThread(), Runnable::run);
    private final Traffic traffic = new Traffic();
    private final Session.Setting setting = new Session.Setting(streams, "s1", limits(), new TextEncoder(), traffic);
    private final TestClient client = new TestClient(setting, lane);

    static SessionLimits limits() {
        return new SessionLimits(4, 4_096, 20, 3, 1_000, 5 * SECOND, 30 * SECOND, 60 * SECOND);
    }

    @BeforeEach
    void begin() {
        publish(StreamTopic.ORDERS, "main", 1);
        publish(StreamTopic.MARKET_DATA, "T", 1);
        client.connect(0);
    }

    private void publish(StreamTopic topic, String key, int count) {
        for (int i = 0; i < count; i++) {
            fanout.publish(topic, key, "", "v" + i);
            fanout.flush();
        }
    }

    private List<JsonNode> arrivals() {
        return client.wire().arrivals().stream().map(TestClient::parsed).toList();
    }

    private static Request.Subscribe to(StreamTopic topic, String key) {
        return new Request.Subscribe("7", topic, key, null, null);
    }

    private void say(Request request) {
        client.session().on(request, Instant.EPOCH, 0);
    }

    private static List<String> types(List<JsonNode> messages) {
        return messages.stream().map(each -> each.path("type").asText()).toList();
    }

    @Test
    void helloThenSnapshotThenUpdates() {
        say(to(StreamTopic.ORDERS, "main"));
        publish(StreamTopic.ORDERS, "main", 2);
        List<JsonNode> arrivals = arrivals();
        assertThat(types(arrivals)).containsExactly("hello", "snapshot", "update", "update");
        assertThat(arrivals.getFirst().path("stream").asText()).isEqualTo("s1");
        assertThat(arrivals.stream().skip(1).map(each -> each.path("seq").asLong()))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatIsUnsubscribedFallsSilent() {
        say(to(StreamTopic.ORDERS, "main"));
        say(new Request.Unsubscribe("8", StreamTopic.ORDERS, "main"));
        publish(StreamTopic.ORDERS, "main", 1);
        assertThat(types(arrivals())).containsExactly("hello", "snapshot", "unsubscribed");
        assertThat(lane.subscriptions()).isZero();
        say(new Request.Unsubscribe("9", StreamTopic.ORDERS, "main"));
        assertThat(arrivals()).singleElement().satisfies(error -> {
            assertThat(error.path("code").asText()).isEqualTo("not-subscribed");
            assertThat(error.path("id").asText()).isEqualTo("9");
        });
    }

    @Test
    void unknownKeysAndTooManySubscriptionsAreRefused() {
        say(to(StreamTopic.MARKET_DATA, "NO"));
        say(to(StreamTopic.ORDERS, "nobody"));
        say(to(StreamTopic.ORDERS, "main"));
        say(to(StreamTopic.ORDERS, "main"));
        assertThat(arrivals().stream().map(each -> each.path("code").asText(null)))
                .containsExactly(null, "unknown-instrument", "unknown-account", null, "already-subscribed");
    }

    @Test
    void aClientHasSoManySubscriptionsAtMost() {
        for (StreamTopic topic : List.of(StreamTopic.ORDERS, StreamTopic.PORTFOLIO, StreamTopic.ANALYTICS)) {
            say(to(topic, "main"));
        }
        say(to(StreamTopic.MARKET_DATA, "T"));
        client.wire().arrivals();
        say(to(StreamTopic.ENGINE_STATUS, ""));
        assertThat(arrivals())
                .singleElement()
                .satisfies(error -> assertThat(error.path("code").asText()).isEqualTo("too-many-subscriptions"));
    }

    @Test
    void marketDataOfASlowClientIsConflatedAndSaysSo() {
        say(to(StreamTopic.MARKET_DATA, "T"));
        client.wire().arrivals();
        client.wire().stall();
        publish(StreamTopic.MARKET_DATA, "T", 200);
        int onTheWay = client.wire().arrivals().size();
        assertThat(onTheWay).isLessThan(200);
        client.wire().goOn();
        List<JsonNode> arrivals = arrivals();
        assertThat(types(arrivals)).containsExactly("conflated");
        JsonNode conflated = arrivals.getFirst();
        assertThat(conflated.path("seq").asLong()).isEqualTo(201);
        assertThat(conflated.path("skipped").asLong()).isEqualTo(200 - onTheWay - 1);
        assertThat(conflated.path("data").asText()).isEqualTo("v199");
        assertThat(traffic.droppedUpdates()).isEqualTo(200 - onTheWay - 1);
        assertThat(lane.views()).singleElement().satisfies(view -> {
            assertThat(view.conflated()).isEqualTo(1);
            assertThat(view.dropped()).isEqualTo(200 - onTheWay - 1);
            assertThat(view.queued()).isZero();
        });
    }

    @Test
    void aClientThatIsTooSlowForOrderEventsIsClosedNotSkipped() {
        say(to(StreamTopic.ORDERS, "main"));
        client.wire().stall();
        publish(StreamTopic.ORDERS, "main", StreamTopic.ORDERS.kept() / 2);
        assertThat(lane.views().getFirst().queued()).isPositive();
        publish(StreamTopic.ORDERS, "main", StreamTopic.ORDERS.kept());
        assertThat(client.wire().closed()).isEqualTo(CloseCode.TOO_SLOW);
        assertThat(lane.connections()).isZero();
        assertThat(traffic.closures(CloseCode.TOO_SLOW)).isEqualTo(1);
    }

    @Test
    void aClientThatReadsNothingHoldsUpNobody() {
        TestClient reader = new TestClient(setting, lane);
        reader.connect(0);
        reader.subscribe(StreamTopic.ORDERS, "main", 0);
        say(to(StreamTopic.ORDERS, "main"));
        client.wire().stall();
        publish(StreamTopic.ORDERS, "main", 3_000);
        reader.readAll();
        assertThat(reader.orders()).hasSize(3_000);
    }

    @Test
    void behindWhatIsKeptComesASnapshotThatSaysSo() {
        publish(StreamTopic.ORDERS, "main", StreamTopic.ORDERS.kept() + 5);
        client.wire().arrivals();
        say(new Request.Subscribe(null, StreamTopic.ORDERS, "main", 2L, "s1"));
        JsonNode kept = arrivals().getFirst();
        assertThat(kept.path("type").asText()).isEqualTo("snapshot");
        assertThat(kept.path("gap").path("reason").asText()).isEqualTo("not-kept");
        assertThat(kept.path("gap").path("after").asLong()).isEqualTo(2);
    }

    @Test
    void numbersOfAnotherStreamAreNotTakenForOnesOfThis() {
        client.wire().arrivals();
        say(new Request.Subscribe(null, StreamTopic.ORDERS, "main", 1L, "of-before"));
        say(new Request.Subscribe(null, StreamTopic.MARKET_DATA, "T", 900L, "s1"));
        say(new Request.Subscribe(null, StreamTopic.PORTFOLIO, "main", 1L, null));
        assertThat(arrivals().stream()
                        .map(each -> each.path("gap").path("reason").asText()))
                .containsExactly("other-stream", "ahead", "other-stream");
    }

    @Test
    void resumingWithNothingMissedSaysSo() {
        client.wire().arrivals();
        say(new Request.Subscribe(null, StreamTopic.ORDERS, "main", 1L, "s1"));
        publish(StreamTopic.ORDERS, "main", 1);
        List<JsonNode> arrivals = arrivals();
        assertThat(types(arrivals)).containsExactly("resumed", "update");
        assertThat(arrivals.getLast().path("seq").asLong()).isEqualTo(2);
    }

    @Test
    void errorsAreAnsweredUntilThereAreTooMany() {
        client.wire().arrivals();
        for (int i = 0; i < 3; i++) {
            say(new Request.Refused(null, "bad-json", "x"));
        }
        assertThat(client.wire().closed()).isNull();
        assertThat(types(arrivals())).containsExactly("error", "error", "error");
        say(new Request.Refused(null, "bad-json", "x"));
        assertThat(client.wire().closed()).isEqualTo(CloseCode.TOO_MANY_ERRORS);
        assertThat(traffic.refusals()).isEqualTo(4);
    }

    @Test
    void tooManyMessagesASecondAreRefused() {
        client.wire().arrivals();
        for (int i = 0; i < 41; i++) {
            say(new Request.Ping(null));
        }
        List<JsonNode> arrivals = arrivals();
        assertThat(types(arrivals.subList(0, 40))).containsOnly("pong");
        assertThat(arrivals.getLast().path("code").asText()).isEqualTo("too-many-messages");
        client.session().on(new Request.Ping(null), Instant.EPOCH, SECOND);
        assertThat(types(arrivals())).containsExactly("pong");
    }

    @Test
    void pingsAndPongsCountAsMessages() {
        for (int i = 0; i < 40; i++) {
            client.session().heard(0);
        }
        assertThat(types(arrivals())).containsExactly("hello");
        for (int i = 0; i < 4; i++) {
            client.session().heard(0);
        }
        assertThat(client.wire().closed()).isEqualTo(CloseCode.TOO_MANY_ERRORS);
    }

    @Test
    void answersThatNobodyReadsDoNotPileUp() {
        client.wire().stall();
        for (int i = 0; client.wire().closed() == null; i++) {
            client.session().on(new Request.Ping("x".repeat(60)), Instant.EPOCH, i * SECOND);
            assertThat(i).isLessThan(1_000);
        }
        assertThat(client.wire().closed()).isEqualTo(CloseCode.TOO_SLOW);
    }

    @Test
    void heartbeatsComeAndSilentOrIdleClientsEnd() {
        client.wire().arrivals();
        lane.tick(Instant.EPOCH, 4 * SECOND);
        assertThat(arrivals()).isEmpty();
        lane.tick(Instant.EPOCH, 5 * SECOND);
        assertThat(types(arrivals())).containsExactly("heartbeat");
        assertThat(client.wire().pings()).isEqualTo(1);
        client.session().heard(29 * SECOND);
        lane.tick(Instant.EPOCH, 31 * SECOND);
        assertThat(client.wire().closed()).isNull();
        client.session().heard(60 * SECOND);
        lane.tick(Instant.EPOCH, 61 * SECOND);
        assertThat(client.wire().closed()).isEqualTo(CloseCode.IDLE);
        client.connect(0);
        say(to(StreamTopic.ORDERS, "main"));
        lane.tick(Instant.EPOCH, 31 * SECOND);
        assertThat(client.wire().closed()).isEqualTo(CloseCode.SILENT);
        assertThat(lane.connections()).isZero();
        assertThat(lane.subscriptions()).isZero();
    }

    @Test
    void theSubscriptionsOfAClientTakeTurns() {
        say(to(StreamTopic.ORDERS, "main"));
        say(to(StreamTopic.MARKET_DATA, "T"));
        client.wire().arrivals();
        client.wire().stall();
        for (int i = 0; i < 30; i++) {
            fanout.publish(StreamTopic.ORDERS, "main", "", "x".repeat(400));
        }
        publish(StreamTopic.MARKET_DATA, "T", 1);
        client.wire().goOn();
        List<String> topics =
                arrivals().stream().map(each -> each.path("topic").asText()).toList();
        assertThat(topics.indexOf("market-data")).isBetween(0, 4);
        assertThat(topics).hasSize(31);
    }
}
