package io.nautilus.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** JSON as the topics carry it: configured once, strict about what it reads, times in ISO-8601. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule("times").addDeserializer(Instant.class, new InstantReader()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withCoercionConfig(LogicalType.Textual, texts -> {
                texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
            .build();

    private Json() {}

    /** Throws {@link IllegalArgumentException} when the record is longer than its topic takes. */
    static byte[] write(Object value, int maxBytes) {
        try {
            byte[] bytes = MAPPER.writeValueAsBytes(value);
            if (bytes.length > maxBytes) {
                throw new IllegalArgumentException("a record of " + bytes.length + " bytes, at most " + maxBytes);
            }
            return bytes;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** Throws {@link DecodeException} and nothing else. */
    static <T> T read(byte[] bytes, int maxBytes, ObjectReader reader) {
        if (bytes.length > maxBytes) {
            throw new DecodeException("too-long", "a record of " + bytes.length + " bytes, at most " + maxBytes);
        }
        try {
            T value = reader.readValue(text(bytes));
            if (value == null) {
                throw new DecodeException("bad-json", "null is no record");
            }
            return value;
        } catch (InvalidTypeIdException e) {
            throw new DecodeException("unknown-type", TextBound.DETAIL.clip("type " + e.getTypeId()), e);
        } catch (UnrecognizedPropertyException e) {
            throw new DecodeException("unknown-property", TextBound.DETAIL.clip(e.getPropertyName()), e);
        } catch (JsonProcessingException e) {
            throw new DecodeException("bad-json", TextBound.DETAIL.clip(e.getOriginalMessage()), e);
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DecodeException("bad-text", "the record is not UTF-8", e);
        }
    }
}
