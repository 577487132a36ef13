package io.nautilus.contracts;

import com.fasterxml.jackson.databind.DeserializationFeature;

/**
 * JSON records to and from the bytes of their topics, at most 64 KiB. Readers pass over properties they do not know,
 * since a newer release may append some; a property that is missing or null is refused, but where a record says what
 * one has that an older release did not write.
 */
public final class JsonRecords {
    public static final int MAX_BYTES = 64 * 1024;

    private JsonRecords() {}

    /** What a JSON topic carries. Throws {@link IllegalArgumentException} for a topic that carries no records. */
    public static Class<? extends JsonRecord> typeOf(String topic) {
        return switch (topic) {
            case Topics.BARS -> BarRecord.class;
            case Topics.FACTORS -> FactorRecord.class;
            case Topics.ANALYTICS -> AnalyticsRecord.class;
            case Topics.INSTRUMENTS -> InstrumentRecord.class;
            case Topics.PORTFOLIO -> PortfolioRecord.class;
            case Topics.ENGINE_STATUS -> EngineStatus.class;
            default -> throw new IllegalArgumentException(topic + " carries no records");
        };
    }

    /** Throws {@link IllegalArgumentException} when the record is too long. */
    public static byte[] encode(JsonRecord value) {
        return Json.write(value, MAX_BYTES);
    }

    /**
     * Throws {@link DecodeException} and nothing else: {@code too-long}, {@code bad-text}, {@code bad-json},
     * {@code unknown-type}.
     */
    public static <T extends JsonRecord> T decode(byte[] bytes, Class<T> type) {
        return Json.read(
                bytes,
                MAX_BYTES,
                Json.MAPPER
                        .readerFor(type)
                        .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES));
    }
}
