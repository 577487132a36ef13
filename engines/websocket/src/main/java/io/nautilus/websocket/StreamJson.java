package io.nautilus.websocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.JsonRecord;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.Prediction;
import io.nautilus.websocket.domain.BookTop;
import io.nautilus.websocket.domain.Encoder;
import io.nautilus.websocket.domain.OpenOrder;
import io.nautilus.websocket.domain.OrderNews;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What streams carry, as JSON: records of JSON topics as they are there, the others with decimals as strings. */
final class StreamJson implements Encoder {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    @Override
    public String text(Object value) {
        return switch (value) {
            case null -> "null";
            case List<?> values -> values.stream().map(this::text).collect(Collectors.joining(",", "[", "]"));
            case JsonRecord record -> new String(JsonRecords.encode(record), StandardCharsets.UTF_8);
            case BookTop top -> written(BookJson.of(top));
            case OrderNews news -> written(OrderNewsJson.of(news));
            case OpenOrder order -> written(OpenOrderJson.of(order));
            case FeatureVector vector -> written(SignalJson.Features.of(vector));
            case Prediction prediction -> written(SignalJson.Predicted.of(prediction));
            default -> written(value);
        };
    }

    private static String written(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("no JSON of " + value.getClass(), impossible);
        }
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
    }
}
