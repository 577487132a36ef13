package io.nautilus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The committed copy of an engine's {@code GET /openapi}: who reads docs/openapi reads what the engine serves.
 * {@code -Dnautilus.openapi.rewrite=true} writes it anew.
 */
public final class OpenApiCopy {
    private static final String REWRITE = "nautilus.openapi.rewrite";

    private OpenApiCopy() {}

    /** Compares; run from the engine's module. */
    public static void check(String engine, String served) {
        Path copy = Path.of("../../docs/openapi", engine + ".yaml");
        try {
            if (Boolean.getBoolean(REWRITE)) {
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, served);
            }
            assertThat(copy).as("run with -D%s=true to write it", REWRITE).exists();
            assertThat(Files.readString(copy))
                    .as("%s differs from what the engine serves: -D%s=true writes it anew", copy, REWRITE)
                    .isEqualTo(served);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
