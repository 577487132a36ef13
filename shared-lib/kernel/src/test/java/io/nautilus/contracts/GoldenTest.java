package io.nautilus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every golden file of every version must for ever decode to the record it was made of, and today's record must
 * encode to exactly the newest file. A new record's file is written by {@code -Dnautilus.golden.write=true}, which
 * never touches one that exists.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final int HEX_BYTES_PER_LINE = 32;

    /** What each file was made of, by {@code version/file}; a later version adds entries and keeps these. */
    private static Map<String, Object> records() {
        Map<String, Object> records = new TreeMap<>();
        GoldenRecords.version1().forEach(message -> records.put("v1/" + simpleName(message) + ".hex", message));
        GoldenRecords.allOf2().forEach(message -> records.put("v2/" + simpleName(message) + ".hex", message));
        GoldenRecords.allOf3().forEach(message -> records.put("v3/" + simpleName(message) + ".hex", message));
        GoldenRecords.all().forEach(message -> records.put("v4/" + simpleName(message) + ".hex", message));
        records.put("v2/StepNote.hex", GoldenRecords.stepNote());
        records.put("v3/StepNote.hex", GoldenRecords.stepNote());
        records.put("v4/StepNote.hex", GoldenRecords.stepNote());
        GoldenJson.commands1().forEach(command -> records.put("v1/command-" + simpleName(command) + ".json", command));
        GoldenJson.commands2().forEach(command -> records.put("v2/command-" + simpleName(command) + ".json", command));
        GoldenJson.commands4().forEach(command -> records.put("v4/command-" + simpleName(command) + ".json", command));
        GoldenJson.jsonRecords().forEach(json -> records.put("v1/record-" + simpleName(json) + ".json", json));
        records.put("v4/record-FactorRecord.json", GoldenJson.factorRecord4());
        records.put("v1/frame.hex", new WholeFrame(GoldenRecords.header(), GoldenRecords.version1()));
        records.put("v2/frame.hex", new WholeFrame(GoldenRecords.header(), GoldenRecords.allOf2()));
        records.put("v3/frame.hex", new WholeFrame(GoldenRecords.header(), GoldenRecords.allOf3()));
        records.put("v4/frame.hex", new WholeFrame(GoldenRecords.header(), GoldenRecords.all()));
        records.put("v1/epoch-frame.hex", new WholeFrame(GoldenRecords.epoch(), List.of()));
        return records;
    }

    /** The entries of the largest version that each file has. */
    private static Map<String, Object> newest() {
        Map<String, String> newest = new TreeMap<>();
        records()
                .keySet()
                .forEach(key -> newest.merge(
                        Path.of(key).getFileName().toString(),
                        key,
                        (one, other) -> version(one) > version(other) ? one : other));
        Map<String, Object> records = records();
        records.keySet().retainAll(newest.values());
        return records;
    }

    private static int version(String key) {
        return Integer.parseInt(key.substring(1, key.indexOf('/')));
    }

    private record WholeFrame(FrameHeader header, List<Message> messages) {}

    @TestFactory
    Stream<DynamicTest> everyFileDecodesToItsRecord() {
        return records().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    write(entry.getKey(), entry.getValue());
                    assertThat(decode(bytes(entry.getKey()), entry.getValue())).isEqualTo(entry.getValue());
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyRecordEncodesToTheNewestFile() {
        return newest().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> assertThat(encode(entry.getValue()))
                        .isEqualTo(bytes(entry.getKey()))));
    }

    @Test
    void everyFileHasARecordAndEveryMessageHasAFile() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(FOLDER)) {
            found.filter(Files::isRegularFile)
                    .forEach(file -> files.add(FOLDER.relativize(file).toString()));
        }
        assertThat(records().keySet()).containsAll(files);
        List<String> messages = AnyMessage.types().stream()
                .map(type -> "v4/" + type.getSimpleName() + ".hex")
                .toList();
        assertThat(files).containsAll(messages);
    }

    private static byte[] encode(Object value) {
        return switch (value) {
            case Message message -> frame(new WholeFrame(GoldenRecords.plain(), List.of(message)));
            case WholeFrame frame -> frame(frame);
            case Command command -> CommandCodec.encode(command);
            case JsonRecord json -> JsonRecords.encode(json);
            default -> throw new IllegalStateException("no golden form of " + value);
        };
    }

    private static Object decode(byte[] bytes, Object expected) {
        return switch (expected) {
            case Message message -> FrameReader.messages(bytes).getFirst();
            case WholeFrame frame -> new WholeFrame(FrameReader.header(bytes), FrameReader.messages(bytes));
            case Command command -> CommandCodec.decode(bytes);
            case JsonRecord json -> JsonRecords.decode(bytes, json.getClass());
            default -> throw new IllegalStateException("no golden form of " + expected);
        };
    }

    private static byte[] frame(WholeFrame frame) {
        FrameWriter writer = new FrameWriter();
        frame.messages().forEach(message -> assertThat(writer.add(message)).isTrue());
        return writer.finish(frame.header());
    }

    private static byte[] bytes(String name) throws IOException {
        String text = Files.readString(FOLDER.resolve(name), StandardCharsets.UTF_8);
        return name.endsWith(".hex")
                ? HexFormat.of().parseHex(text.replaceAll("\\s", ""))
                : text.strip().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(String name, Object value) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("nautilus.golden.write") && !Files.exists(file)) {
            Files.createDirectories(file.getParent());
            byte[] bytes = encode(value);
            Files.writeString(
                    file, name.endsWith(".hex") ? hex(bytes) : new String(bytes, StandardCharsets.UTF_8) + "\n");
        }
    }

    private static String hex(byte[] bytes) {
        StringBuilder lines = new StringBuilder();
        for (int from = 0; from < bytes.length; from += HEX_BYTES_PER_LINE) {
            int to = Math.min(bytes.length, from + HEX_BYTES_PER_LINE);
            lines.append(HexFormat.of().formatHex(bytes, from, to)).append('\n');
        }
        return lines.toString();
    }

    private static String simpleName(Object value) {
        return value.getClass().getSimpleName();
    }
}
