package io.nautilus.launcher.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A look at the beginning of a file, whether it can be a recording at all: a line is {@code <unix seconds>: <json>} for
 * what a venue sent, {@code <url> -> <unix seconds>: <json>} for what it answered, {@code <url> <- <unix seconds>:
 * <json>} for what the client sent, {@code <url> <-> <unix seconds>} for a connection. What the messages mean is the
 * market data engine's to judge.
 */
final class RecordedFormat {
    private static final int LOOK_BYTES = 1 << 20;
    private static final int SAMPLE_CHARACTERS = 60;
    private static final Pattern MESSAGE = Pattern.compile("\\d+(\\.\\d+)?: [\\[{]");
    private static final Pattern ADDRESSED = Pattern.compile("\\D\\S* (<->?|->) \\d+(\\.\\d+)?(:|\\s|$)");

    private RecordedFormat() {}

    /** Why the file is no recording, in words that follow its name; empty if it has a line of one. */
    static Optional<String> complaint(Path file) throws IOException {
        List<String> lines = firstLines(file);
        if (lines.stream().anyMatch(RecordedFormat::isRecorded)) {
            return Optional.empty();
        }
        for (int index = 0; index < lines.size(); index++) {
            if (!lines.get(index).isBlank()) {
                return Optional.of("is no recording: its line " + (index + 1) + " is \"" + sample(lines.get(index))
                        + "\", and none of the first " + lines.size() + " is <unix seconds>: <json>");
            }
        }
        return Optional.of("is no recording: it is empty");
    }

    private static List<String> firstLines(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LOOK_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static boolean isRecorded(String line) {
        String text = line.strip();
        return MESSAGE.matcher(text).lookingAt() || ADDRESSED.matcher(text).lookingAt();
    }

    /** Without what a terminal would take for commands. */
    private static String sample(String line) {
        String start = line.substring(0, Math.min(SAMPLE_CHARACTERS, line.length()));
        return start.replaceAll("\\p{Cntrl}", "?") + (start.length() < line.length() ? "..." : "");
    }
}
