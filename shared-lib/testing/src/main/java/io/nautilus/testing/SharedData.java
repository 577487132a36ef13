package io.nautilus.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Recordings and what other tools computed, in shared/data beside the repository or the folder that {@code
 * nautilus.shared.data} names. Tests that need a file are skipped where it is not there.
 */
public final class SharedData {
    private SharedData() {}

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

    /** A file by its path below the folder. */
    public static Path file(String name) {
        return folder().map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .orElseGet(() -> Assumptions.abort("no file shared/data/" + name + ", see nautilus.shared.data"));
    }

    public static String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The rows of a table below its header, split at commas. */
    public static List<String[]> rows(String name) {
        List<String[]> table = table(name);
        return table.subList(1, table.size());
    }

    /** The rows of a table by the names of its header. */
    public static List<Map<String, String>> records(String name) {
        List<String[]> table = table(name);
        String[] names = table.getFirst();
        List<Map<String, String>> records = new ArrayList<>();
        for (String[] row : table.subList(1, table.size())) {
            Map<String, String> record = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) {
                record.put(names[i], row[i]);
            }
            records.add(record);
        }
        return records;
    }

    private static List<String[]> table(String name) {
        return text(name)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(",", -1))
                .toList();
    }
}
