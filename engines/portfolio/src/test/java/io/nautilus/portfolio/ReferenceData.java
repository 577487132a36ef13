package io.nautilus.portfolio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Prices and weights of other tools, beside the repository; tests that need them are skipped where they are not. */
public final class ReferenceData {
    private ReferenceData() {}

    /** The lines of a file of shared/data/portfolio. */
    public static List<String> lines(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/data/portfolio").resolve(name);
            if (Files.isRegularFile(file)) {
                return lines(file);
            }
        }
        return Assumptions.abort("no file shared/data/portfolio/" + name + " above the working directory");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
