package io.nautilus.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nautilus.contracts.Limits;
import io.nautilus.runtime.http.JsonProblems;
import io.nautilus.runtime.http.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The file of first limits: an object of accounts by name, each with its limits. */
final class LimitsFile {
    static final int MAX_BYTES = 1 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What is wrong with the file, by a stable code, and what to do. */
    static final class Broken extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String code;

        private Broken(String code, Path file, String detail, String hint, Throwable cause) {
            super(code + ": " + file + ": " + detail + "; " + hint, cause);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private LimitsFile() {}

    /** Nothing where there is no file. Throws {@link Broken}. */
    static Map<String, Limits> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            Map<String, Limits> limits = MAPPER.readValue(bytes(file), new TypeReference<>() {});
            return checked(file, limits);
        } catch (JsonProcessingException invalid) {
            throw invalid(file, JsonProblems.detail(invalid), invalid);
        } catch (IOException unreadable) {
            String hint = "let the user who runs Nautilus read it, or remove it: then there are no limits";
            throw new Broken("limits-file-unreadable", file, String.valueOf(unreadable), hint, unreadable);
        }
    }

    /** What the file says cannot be. */
    static Broken invalid(Path file, String detail, Throwable cause) {
        String hint = "correct it: accounts by name, each with the fields that GET /openapi shows for Limits";
        return new Broken("limits-file-invalid", file, detail, hint, cause);
    }

    /** Whatever the file says of its size, no more than so much is read. */
    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                String detail = "longer than " + MAX_BYTES + " bytes";
                throw new Broken("limits-file-too-large", file, detail, "keep it shorter", null);
            }
            return bytes;
        }
    }

    private static Map<String, Limits> checked(Path file, Map<String, Limits> accounts) {
        if (accounts == null) {
            throw invalid(file, "null is no object", null);
        }
        accounts.forEach((account, limits) -> {
            if (limits == null) {
                throw invalid(file, "account '" + account + "' has null", null);
            }
            try {
                LimitsResource.bounded(limits);
            } catch (ProblemException problem) {
                throw invalid(file, "account '" + account + "': " + problem.getMessage(), problem);
            }
        });
        return accounts;
    }
}
