package io.nautilus.indicators;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A file of prices and values that other tools computed of them; tests are skipped where there is none. */
final class ReferenceFile {
    private final List<String> header;
    private final List<String[]> rows;

    private ReferenceFile(List<String> header, List<String[]> rows) {
        this.header = header;
        this.rows = rows;
    }

    static ReferenceFile named(String name) {
        Path file = folder().resolve("indicators").resolve(name);
        Assumptions.assumeTrue(Files.isRegularFile(file), "no reference file " + file);
        try {
            List<String[]> lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .toList();
            List<String> header = Arrays.stream(lines.getFirst())
                    .map(column -> column.strip().toLowerCase(ROOT))
                    .toList();
            return new ReferenceFile(header, lines.subList(1, lines.size()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path folder() {
        return Optional.ofNullable(System.getProperty("nautilus.shared.data"))
                .map(Path::of)
                .or(ReferenceFile::above)
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

    int size() {
        return rows.size();
    }

    /** The number, or NaN where the cell is empty. */
    double number(int row, String column) {
        int at = header.indexOf(column);
        if (at < 0) {
            throw new AssertionError("no column " + column + " in " + header);
        }
        String cell = at < rows.get(row).length ? rows.get(row)[at].strip() : "";
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    /** The bar of a row. What a file does not have of it is the close, or a volume of 0. */
    Candle bar(int row) {
        double close = number(row, "close");
        double volume = header.contains("volume") ? number(row, "volume") : 0;
        return header.contains("high")
                ? new Candle(number(row, "open"), number(row, "high"), number(row, "low"), close, volume)
                : TestBars.flat(close, volume);
    }
}
