package io.nautilus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
            String committed = Files.readString(copy);
            assertThat(committed)
                    .as(
                            "%s differs from what the engine says (-D%s=true writes it anew): first %s",
                            copy, WRITE, firstDifference(committed, said))
                    .isEqualTo(said);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** So that a summary that has but one line of a failure tells what differs. */
    private static String firstDifference(String committed, String said) {
        List<String> left = committed.lines().toList();
        List<String> right = said.lines().toList();
        int line = 0;
        while (line < left.size() && line < right.size() && left.get(line).equals(right.get(line))) {
            line++;
        }
        return "line %d, committed '%s', said '%s'".formatted(line + 1, line(left, line), line(right, line));
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? lines.get(at) : "";
    }
}
