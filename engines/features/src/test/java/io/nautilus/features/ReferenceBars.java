package io.nautilus.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A file of prices with values that other tools computed; tests that need it are skipped where it is not there. */
record ReferenceBars(String text) {
    static ReferenceBars named(String name) {
        Path file = folder().resolve("indicators").resolve(name);
        Assumptions.assumeTrue(Files.isRegularFile(file), "no reference file " + file);
        try {
            return new ReferenceBars(Files.readString(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path folder() {
        return Optional.ofNullable(System.getProperty("nautilus.shared.data"))
                .map(Path::of)
                .or(ReferenceBars::above)
                .orElseGet(() -> Assumptions.abort("no folder shared/data above the working directory"));
    }

    private static Optional<Path> above() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }

    /** The cells of a column, the header left out. */
    List<String> column(int index) {
        return text.lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split(",", -1)[index].strip())
                .toList();
    }
}
