package io.nautilus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in docs/ that says what an engine or its code says of itself. {@code -Dnautilus.docs.write=true} writes it anew.
 */
public final class CommittedCopy {
    private static final String WRITE = "nautilus.docs.write";

    private CommittedCopy() {}

    /** Compares; run from the engine's module. {@code name} is the file's path in docs/. */
    public static void check(String name, String said) {
        Path copy = Path.of("../../docs").resolve(name);
        try {
            if (Boolean.getBoolean(WRITE)) {
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, said);
            }
            assertThat(copy).as("run with -D%s=true to write it", WRITE).exists();
            assertThat(Files.readString(copy))
                    .as("%s differs from what the engine says: -D%s=true writes it anew", copy, WRITE)
                    .isEqualTo(said);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
