package io.nautilus.marketdata.domain.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nautilus.testing.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recorded files read by other means than the engine's: regular expressions and a tree of JSON.
 *
 * @param messages what the venue sent and answered, by time
 * @param controlLines all other lines
 */
public record RawRecording(List<Raw> messages, long controlLines) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SENT = Pattern.compile("(\\d+(?:\\.\\d+)?): (\\{.*)");
    private static final Pattern ANSWERED = Pattern.compile("(\\S+) -> (\\d+(?:\\.\\d+)?): (\\{.*)");

    /** {@code url} is empty where the venue was not asked. */
    public record Raw(BigDecimal seconds, String url, String payload, JsonNode json) {
        public long nanos() {
            return seconds.movePointRight(9).longValueExact();
        }

        /** The same message with another text. */
        public Raw with(String text) {
            return new Raw(seconds, url, text, json);
        }
    }

    /** Skips the test where a file is not there. */
    public static RawRecording of(String... names) throws IOException {
        List<Raw> messages = new ArrayList<>();
        long controlLines = 0;
        for (String name : names) {
            for (String line : Files.readAllLines(SharedData.file("feeds/" + name))) {
                Matcher sent = SENT.matcher(line);
                Matcher answered = ANSWERED.matcher(line);
                if (sent.matches()) {
                    messages.add(raw(sent.group(1), "", sent.group(2)));
                } else if (answered.matches()) {
                    messages.add(raw(answered.group(2), answered.group(1), answered.group(3)));
                } else {
                    controlLines++;
                }
            }
        }
        messages.sort(Comparator.comparing(Raw::seconds));
        return new RawRecording(messages, controlLines);
    }

    private static Raw raw(String seconds, String url, String payload) throws IOException {
        return new Raw(new BigDecimal(seconds), url, payload, JSON.readTree(payload));
    }
}
