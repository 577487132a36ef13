package io.nautilus.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nautilus.contracts.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The file of first limits: an object of accounts by name, each with its limits. */
final class LimitsFile {
    private static final long MAX_BYTES = 1 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private LimitsFile() {}

    /** Nothing where there is no file. Throws {@link IllegalArgumentException} that says what is wrong with it. */
    static Map<String, Limits> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalArgumentException(file + " is longer than " + MAX_BYTES + " bytes");
            }
            return MAPPER.readValue(Files.readString(file), new TypeReference<>() {});
        } catch (JsonProcessingException invalid) {
            throw new IllegalArgumentException(file + ": " + invalid.getOriginalMessage(), invalid);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
