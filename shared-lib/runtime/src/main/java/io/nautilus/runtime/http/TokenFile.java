package io.nautilus.runtime.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Who may call, by the SHA-256 of the token: engines never see a token that was not sent to them. The file is JSON,
 * {@code {"name": {"role": "trader", "sha256": "hex"}}}.
 */
public final class TokenFile {
    /** A token's name and role. */
    public record Grant(String name, String role) {}

    private record Entry(String role, String sha256) {}

    private final Map<String, Grant> byHash;

    private TokenFile(Map<String, Grant> byHash) {
        this.byHash = Map.copyOf(byHash);
    }

    /** Reads the file; a missing one grants nothing to anybody. */
    public static TokenFile read(Path file) throws IOException {
        Map<String, Grant> byHash = new HashMap<>();
        if (Files.exists(file)) {
            Map<String, Entry> entries =
                    new ObjectMapper().readValue(file.toFile(), new TypeReference<Map<String, Entry>>() {});
            entries.forEach((name, entry) -> byHash.put(entry.sha256(), grant(file, name, entry)));
        }
        return new TokenFile(byHash);
    }

    private static Grant grant(Path file, String name, Entry entry) {
        if (entry.sha256() == null
                || Role.including(String.valueOf(entry.role())).isEmpty()) {
            throw new IllegalStateException(file + ": token '" + name + "' needs a sha256 and a role of " + Role.ALL);
        }
        return new Grant(name, entry.role());
    }

    /** What a token grants. The look-up is by hash, so its time tells nothing about any token. */
    public Optional<Grant> grant(String token) {
        return Optional.ofNullable(byHash.get(sha256(token)));
    }

    public static String sha256(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
