package io.nautilus.marketdata.domain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Recordings and reference data beside the repository; tests that need them are skipped where they are not there. */
public final class SharedData {
    private SharedData() {}

    public static Path feed(String name) {
        Path file = root().resolve("feeds").resolve(name);
        Assumptions.assumeTrue(Files.isRegularFile(file), "no recorded feed " + file);
        return file;
    }

    private static Path root() {
        return folder().orElseGet(() ->
                Assumptions.abort("no folder shared/data above the working directory, see nautilus.shared.data"));
    }

    /** The folder, where it is there. */
    public static Optional<Path> folder() {
        String stated = System.getProperty("nautilus.shared.data");
        if (stated != null) {
            return Optional.of(Path.of(stated));
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }
}
