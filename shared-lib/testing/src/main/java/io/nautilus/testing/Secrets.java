package io.nautilus.testing;

import io.nautilus.runtime.http.Role;
import io.nautilus.runtime.http.TokenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The tokens of a test's data folder: one per role, named like it. */
public final class Secrets {
    private Secrets() {}

    /** Writes {@code secrets/token-hashes.json} below the data folder. */
    public static void write(Path data) {
        String entries = List.of(Role.VIEWER, Role.TRADER, Role.ADMIN).stream()
                .map(role -> "\"%s\": {\"role\": \"%s\", \"sha256\": \"%s\"}"
                        .formatted(role, role, TokenFile.sha256(token(role))))
                .collect(Collectors.joining(", ", "{", "}"));
        Path file = data.resolve("secrets").resolve("token-hashes.json");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, entries);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static String token(String role) {
        return "token-of-" + role;
    }
}
