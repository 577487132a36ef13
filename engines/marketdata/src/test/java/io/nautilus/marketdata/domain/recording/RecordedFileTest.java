package io.nautilus.marketdata.domain.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.marketdata.domain.recording.RecordedLine.Answer;
import io.nautilus.marketdata.domain.recording.RecordedLine.Control;
import io.nautilus.marketdata.domain.recording.RecordedLine.Malformed;
import io.nautilus.marketdata.domain.recording.RecordedLine.Message;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordedFileTest {
    @Test
    void tellsMessagesFromControlLines() {
        assertThat(read("""
                wss://ws.kraken.com <-> 1618678132.3858151
                wss://ws.kraken.com <- 1618678132.8253062: {"event":"subscribe","note":"a -> 1: b <-> 2"}
                1618678132.8258188: {"event":"heartbeat"}

                1618678133: [1]
                """))
                .containsExactly(
                        new Control(1_618_678_132_385_815_100L),
                        new Control(1_618_678_132_825_306_200L),
                        new Message(1_618_678_132_825_818_800L, "{\"event\":\"heartbeat\"}"),
                        new Control(1_618_678_132_825_818_800L),
                        new Message(1_618_678_133_000_000_000L, "[1]"));
    }

    @Test
    void anAnswerKeepsTheAddressThatWasAsked() {
        assertThat(
                        read(
                                "https://x/depth?symbol=A -> 1.5: {\"a\":\" <- 2: \"}\nhttps://x -> 3\nhttps://x -> y: {}\nx ->"))
                .containsExactly(
                        new Answer(1_500_000_000L, "https://x/depth?symbol=A", "{\"a\":\" <- 2: \"}"),
                        new Malformed(1_500_000_000L, "malformed-line", "https://x -> 3"),
                        new Malformed(1_500_000_000L, "invalid-time", "https://x -> y: {}"),
                        new Malformed(1_500_000_000L, "malformed-line", "x ->"));
    }

    @Test
    void namesWhatItCannotRead() {
        assertThat(read("hello\n12345\n1.2.3: {}\n99999999999: {}\nwss://a <- x: {}\n"))
                .containsExactly(
                        new Malformed(0, "malformed-line", "hello"),
                        new Malformed(0, "malformed-line", "12345"),
                        new Malformed(0, "invalid-time", "1.2.3: {}"),
                        new Malformed(0, "invalid-time", "99999999999: {}"),
                        new Malformed(0, "invalid-time", "wss://a <- x: {}"));
    }

    @Test
    void timeNeverRunsBackwards() {
        assertThat(read("5: a\n4: b\n6: c"))
                .containsExactly(
                        new Message(5_000_000_000L, "a"),
                        new Message(5_000_000_000L, "b"),
                        new Message(6_000_000_000L, "c"));
    }

    @Test
    void skipsALineBeyondTheLimitAndGoesOn() {
        String longest = "1: " + "x".repeat(RecordedFile.MAX_LINE_BYTES - 3);
        List<RecordedLine> lines = read(longest + "\n" + longest + "y\n2: z\n");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isInstanceOf(Message.class);
        assertThat(lines.get(1)).isInstanceOfSatisfying(Malformed.class, malformed -> {
            assertThat(malformed.code()).isEqualTo("line-too-long");
            assertThat(malformed.sample()).hasSize(120);
        });
        assertThat(lines.get(2)).isEqualTo(new Message(2_000_000_000L, "z"));
    }

    @Test
    void readsTheSameHoweverTheBytesArrive() {
        String text = "1: a\r\n\n2: " + "b".repeat(200_000) + "\nwss://x <-> 3\n4: ü";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        InputStream dribble = new ByteArrayInputStream(bytes) {
            private final Random random = new Random(1);

            @Override
            public synchronized int read(byte[] into) {
                return super.read(into, 0, Math.min(into.length, 1 + random.nextInt(700)));
            }
        };
        assertThat(all(new RecordedFile(dribble))).isEqualTo(read(text)).hasSize(5);
    }

    @Test
    void mergesByTimeAndKeepsTheOrderOfFilesAtEqualTimes() {
        Recording merged = new Recording(List.of(file("1: a1\n3: a3\n\n"), file(""), file("1: c1\n2: c2\n4: c4\n")));
        List<String> order = new ArrayList<>();
        while (merged.peek() != null) {
            RecordedLine head = merged.peek();
            RecordedLine line = merged.next();
            assertThat(line).isSameAs(head);
            order.add(line instanceof Message message ? message.payload() : "control");
        }
        assertThat(order).containsExactly("a1", "c1", "c2", "a3", "control", "c4");
        assertThat(merged.next()).isNull();
    }

    private static List<RecordedLine> read(String text) {
        return all(file(text));
    }

    private static RecordedFile file(String text) {
        return new RecordedFile(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<RecordedLine> all(RecordedFile file) {
        List<RecordedLine> lines = new ArrayList<>();
        for (RecordedLine line = file.next(); line != null; line = file.next()) {
            lines.add(line);
        }
        return lines;
    }
}
