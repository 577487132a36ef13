package io.nautilus.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nautilus.contracts.TextBound;
import io.nautilus.websocket.domain.Request;
import io.nautilus.websocket.domain.Request.Refused;
import io.nautilus.websocket.domain.StreamTopic;
import io.nautilus.websocket.domain.StreamTopic.KeyKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What clients send, as requests; whatever it is that they send, the answer is a request or a coded refusal. */
final class Requests {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> KEYS = Arrays.stream(KeyKind.values())
            .filter(kind -> kind != KeyKind.NONE)
            .map(KeyKind::property)
            .collect(Collectors.toSet());
    private static final Set<String> COMMON = Set.of("op", "id");
    private static final Set<String> TO_SUBSCRIBE = Set.of("topic", "after", "stream");
    private static final int MAX_TEXT = 64;

    private final int maxBytes;

    Requests(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** A refusal while it is made; none of its messages leaves this class otherwise. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final String code;

        Refusal(String code, String detail) {
            super(TextBound.DETAIL.clip(detail));
            this.code = code;
        }
    }

    Request read(String text) {
        int bytes = text.length() > maxBytes ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > maxBytes) {
            return new Refused(null, "message-too-large", bytes + " bytes or more, at most " + maxBytes);
        }
        String id = null;
        try {
            JsonNode said = MAPPER.readTree(text);
            if (said == null || !said.isObject()) {
                throw new Refusal("bad-json", "a message is a JSON object");
            }
            id = optionalText(said, "id");
            return request(said, id);
        } catch (JsonProcessingException broken) {
            return new Refused(null, "bad-json", TextBound.DETAIL.clip(broken.getOriginalMessage()));
        } catch (Refusal refusal) {
            return new Refused(id, refusal.code, refusal.getMessage());
        }
    }

    /** What is not text is not understood. */
    static Request binary() {
        return new Refused(null, "binary-not-supported", "send text");
    }

    private static Request request(JsonNode said, String id) throws Refusal {
        String op = text(said, "op");
        return switch (op) {
            case "subscribe" -> {
                StreamTopic topic = topic(said);
                known(said, TO_SUBSCRIBE, topic.keyKind());
                yield new Request.Subscribe(id, topic, key(said, topic), after(said), optionalText(said, "stream"));
            }
            case "unsubscribe" -> {
                StreamTopic topic = topic(said);
                known(said, Set.of("topic"), topic.keyKind());
                yield new Request.Unsubscribe(id, topic, key(said, topic));
            }
            case "ping" -> {
                known(said, Set.of(), KeyKind.NONE);
                yield new Request.Ping(id);
            }
            default -> throw new Refusal("unknown-op", op + "; known are subscribe, unsubscribe, ping");
        };
    }

    private static StreamTopic topic(JsonNode said) throws Refusal {
        String label = text(said, "topic");
        Optional<StreamTopic> topic = StreamTopic.labelled(label);
        if (topic.isEmpty()) {
            String known =
                    Arrays.stream(StreamTopic.values()).map(StreamTopic::label).collect(Collectors.joining(", "));
            throw new Refusal("unknown-topic", label + "; known are " + known);
        }
        return topic.get();
    }

    private static String key(JsonNode said, StreamTopic topic) throws Refusal {
        return topic.keyKind() == KeyKind.NONE ? "" : text(said, topic.keyKind().property());
    }

    private static Long after(JsonNode said) throws Refusal {
        JsonNode after = said.get("after");
        if (after == null || after.isNull()) {
            return null;
        }
        if (!after.isIntegralNumber() || !after.canConvertToLong() || after.longValue() < 0) {
            throw new Refusal("bad-after", after.toString());
        }
        return after.longValue();
    }

    /** A misspelt property must not become none. */
    private static void known(JsonNode said, Set<String> properties, KeyKind key) throws Refusal {
        Set<String> unknown = new TreeSet<>();
        said.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(COMMON);
        unknown.removeAll(properties);
        unknown.remove(key.property());
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next();
            throw new Refusal(KEYS.contains(first) ? "wrong-key" : "unknown-property", first);
        }
    }

    private static String text(JsonNode said, String property) throws Refusal {
        String text = optionalText(said, property);
        if (text == null) {
            throw new Refusal("missing-" + property, "a message needs " + property);
        }
        return text;
    }

    private static String optionalText(JsonNode said, String property) throws Refusal {
        JsonNode value = said.get(property);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.textValue().length() > MAX_TEXT) {
            throw new Refusal("bad-" + property, property + " is a text of at most " + MAX_TEXT + " characters");
        }
        return value.textValue();
    }
}
