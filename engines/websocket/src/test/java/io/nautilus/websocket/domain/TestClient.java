package io.nautilus.websocket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A client as it should be: it counts, and goes on behind the last number it has when it comes again. */
final class TestClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant TIME = Instant.EPOCH;

    private final Session.Setting setting;
    private final Lane lane;
    private final Map<StreamTopic, Long> last = new HashMap<>();
    private final Map<StreamTopic, JsonNode> state = new HashMap<>();
    private final List<String> orders = new ArrayList<>();
    private final List<JsonNode> others = new ArrayList<>();
    private FakeWire wire;
    private Session session;
    private String stream;
    private int connections;

    TestClient(Session.Setting setting, Lane lane) {
        this.setting = setting;
        this.lane = lane;
    }

    void connect(long nowNanos) {
        wire = new FakeWire();
        session = new Session("c" + ++connections, "test", TIME, wire, lane, setting, nowNanos);
        lane.joined(session);
    }

    /** Subscribes to a topic, behind what it has of it. */
    void subscribe(StreamTopic topic, String key, long nowNanos) {
        session.on(new Request.Subscribe(null, topic, key, last.get(topic), stream), TIME, nowNanos);
    }

    /** The connection breaks, and so many of the messages on their way are lost. */
    void drop(int lost) {
        List<String> sent = wire.arrivals();
        sent.subList(0, Math.max(0, sent.size() - lost)).forEach(this::read);
        session.ended();
    }

    FakeWire wire() {
        return wire;
    }

    Session session() {
        return session;
    }

    void readAll() {
        wire.arrivals().forEach(this::read);
    }

    private void read(String text) {
        JsonNode message = parsed(text);
        String type = message.path("type").asText();
        if (!message.has("topic")) {
            others.add(message);
            if (type.equals("hello")) {
                stream = message.path("stream").asText();
            }
            return;
        }
        StreamTopic topic = StreamTopic.labelled(message.path("topic").asText()).orElseThrow();
        long seq = message.path("seq").asLong();
        switch (type) {
            case "update" -> {
                assertThat(seq).isEqualTo(last.get(topic) + 1);
                last.put(topic, seq);
                state.put(topic, message.path("data"));
                if (topic == StreamTopic.ORDERS) {
                    orders.add(message.path("data").asText());
                }
            }
            case "snapshot" -> {
                assertThat(message.has("gap")).as(text).isEqualTo(last.containsKey(topic));
                last.put(topic, seq);
                state.put(topic, message.path("data"));
            }
            case "conflated" -> {
                assertThat(topic).isNotEqualTo(StreamTopic.ORDERS);
                assertThat(message.path("skipped").asLong()).isEqualTo(seq - last.get(topic) - 1);
                last.put(topic, seq);
                state.put(topic, message.path("data"));
            }
            case "resumed" -> assertThat(seq).isEqualTo(last.get(topic));
            default -> throw new AssertionError(text);
        }
    }

    static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(text, broken);
        }
    }

    /** The data of all order events, in the order in which they came. */
    List<String> orders() {
        return orders;
    }

    long last(StreamTopic topic) {
        return last.get(topic);
    }

    JsonNode state(StreamTopic topic) {
        return state.get(topic);
    }

    /** Messages that are of no stream. */
    List<JsonNode> others() {
        return others;
    }
}
