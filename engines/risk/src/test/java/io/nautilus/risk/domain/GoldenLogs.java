package io.nautilus.risk.domain;

import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.OrderEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a gate by one version of the rules took and wrote, as files: a line per frame of the journal, and a line per
 * record of an input with the input's number and the time of the log's clock.
 */
record GoldenLogs(List<MemoryLog> inputs, MemoryLog journal) {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    static Path journal(int rules) {
        return FOLDER.resolve("journal-rules-" + rules + ".hex");
    }

    static Path inputs(int rules) {
        return FOLDER.resolve("inputs-rules-" + rules + ".hex");
    }

    static GoldenLogs read(int rules) throws IOException {
        MemoryLog journal = new MemoryLog();
        for (String line : Files.readAllLines(journal(rules))) {
            byte[] frame = HexFormat.of().parseHex(line);
            journal.append(FrameReader.header(frame).clockNanos(), frame);
        }
        List<MemoryLog> inputs = List.of(new MemoryLog(), new MemoryLog(), new MemoryLog());
        for (String line : Files.readAllLines(inputs(rules))) {
            String[] parts = line.split(" ");
            inputs.get(Integer.parseInt(parts[0]))
                    .append(Long.parseLong(parts[1]), HexFormat.of().parseHex(parts[2]));
        }
        return new GoldenLogs(inputs, journal);
    }

    /** What is there already stays, or this fails. */
    void write(int rules) throws IOException {
        List<String> frames = new ArrayList<>();
        journal.read(0, journal.end(), at -> frames.add(HexFormat.of().formatHex(at.value())));
        List<String> records = IntStream.range(0, inputs.size())
                .boxed()
                .flatMap(input -> records(input).stream())
                .toList();
        Files.write(journal(rules), frames, StandardOpenOption.CREATE_NEW);
        Files.write(inputs(rules), records, StandardOpenOption.CREATE_NEW);
    }

    List<OrderEvent> events() {
        List<OrderEvent> events = new ArrayList<>();
        journal.read(0, journal.end(), at -> FrameReader.messages(at.value()).stream()
                .filter(OrderEvent.class::isInstance)
                .map(OrderEvent.class::cast)
                .forEach(events::add));
        return events;
    }

    private List<String> records(int input) {
        List<String> records = new ArrayList<>();
        MemoryLog log = inputs.get(input);
        log.read(
                0,
                log.end(),
                at -> records.add(input + " " + at.appendTimeNanos() + " "
                        + HexFormat.of().formatHex(at.value())));
        return records;
    }
}
