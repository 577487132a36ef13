package io.nautilus.factor.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Reference data beside the repository; tests that need it are skipped where it is not there. */
final class SharedData {
    private SharedData() {}

    /** The rows of a table below its header, split at commas. */
    static List<String[]> rows(String folder, String name) {
        Path file = root().resolve(folder).resolve(name);
        Assumptions.assumeTrue(Files.isRegularFile(file), "no reference data " + file);
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path root() {
        String stated = System.getProperty("nautilus.shared.data");
        if (stated != null) {
            return Path.of(stated);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return Assumptions.abort("no folder shared/data above the working directory, see nautilus.shared.data");
    }
}
