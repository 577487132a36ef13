package io.nautilus.marketdata.domain.venue;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.nautilus.contracts.DecodeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A venue's JSON as lists, maps and text; numbers, booleans and null keep the text they were written with, so no digit
 * is lost. Depth, text length, message length and the number of values are bounded.
 */
public final class VenueJson {
    public static final int MAX_CHARACTERS = 4 << 20;
    /** Enough for a book of {@link PrintedBooks#MAX_LEVELS} levels a side. */
    public static final int MAX_VALUES = 7 * PrintedBooks.MAX_LEVELS;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(1_000)
                    .maxNameLength(100)
                    .maxNumberLength(100)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser parser;
    private int values;

    private VenueJson(JsonParser parser) {
        this.parser = parser;
    }

    /** Throws {@link DecodeException} with {@code not-json}, {@code message-too-long} or {@code too-many-entries}. */
    public static Object read(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new DecodeException("message-too-long", text.length() + " characters");
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            Object value = new VenueJson(parser).value(parser.nextToken());
            if (parser.nextToken() != null) {
                throw new DecodeException("not-json", "text behind the message");
            }
            return value;
        } catch (JacksonException e) {
            throw new DecodeException("not-json", e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object value(JsonToken token) throws IOException {
        if (++values > MAX_VALUES) {
            throw new DecodeException("too-many-entries", "more than " + MAX_VALUES + " values");
        }
        if (token == JsonToken.START_ARRAY) {
            return list();
        }
        if (token == JsonToken.START_OBJECT) {
            return map();
        }
        if (token == null || !token.isScalarValue()) {
            throw new DecodeException("not-json", "no message");
        }
        return parser.getText();
    }

    private List<Object> list() throws IOException {
        List<Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list.add(value(token));
        }
        return list;
    }

    private Map<String, Object> map() throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            map.put(name, value(parser.nextToken()));
        }
        return map;
    }
}
