package io.nautilus.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandCodecTest {
    private static final String ID = "http0-00c0ffee00c0ffee-12-0";
    private static final String HALT =
            "{\"type\":\"halt\",\"id\":\"" + ID + "\",\"by\":\"a\",\"key\":\"\",\"account\":\"\",\"reason\":\"r\"}";
    private static final String SIGNS = "{}[]\":,\\ 0ax-";
    private static final int INPUTS = 100_000;

    @Test
    void propertiesMayComeInAnyOrder() {
        String json =
                "{\"reason\":\"r\",\"account\":\"\",\"key\":\"\",\"by\":\"a\",\"id\":\"" + ID + "\",\"type\":\"halt\"}";
        assertThat(decode(json))
                .isEqualTo(new Command.Halt(ID, "a", "", "", "r"))
                .isEqualTo(decode(HALT));
    }

    /** What is replaced in a good halt, by what, and the code it is refused with. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"halt\"            | \"explode\"                | unknown-type",
                "\"type\":\"halt\",  | ''                         | unknown-type",
                "\"halt\"            | null                       | unknown-type",
                "\"reason\":\"r\"    | \"reason\":\"r\",\"x\":1   | unknown-property",
                "\"reason\":\"r\"    | \"amount\":\"r\"           | unknown-property",
                ",\"reason\":\"r\"   | ''                         | missing-property",
                "\"by\":\"a\",       | ''                         | missing-property",
                "\"by\":\"a\"        | \"by\":null                | missing-property",
                "\"by\":\"a\"        | \"by\":\"\"                | too-short",
                "\"by\":\"a\"        | \"by\":\"ä\"               | bad-text",
                "\"by\":\"a\"        | \"by\":7                   | bad-json",
                "\"by\":\"a\"        | \"by\":true                | bad-json",
                "\"by\":\"a\"        | \"by\":1.5                 | bad-json",
                "\"by\":\"a\"        | \"by\":[\"a\"]             | bad-json",
                "\"by\":\"a\"        | \"by\":{}                  | bad-json",
                "\"by\":\"a\"        | \"by\":\"a\",\"by\":\"b\"  | bad-json",
                "\"reason\":\"r\"}   | \"reason\":\"r\"} {}       | bad-json",
                "\"reason\":\"r\"}   | \"reason\":\"r\"           | bad-json",
                "http0               | nobody0                    | bad-id",
                "-12-0               | -12                        | bad-id",
                "http0               | http99999                  | bad-id",
                "-12-0               | -1234567890123456789-0     | bad-id",
                "\"r\"               | \"\\ud800\"                | bad-text"
            })
    void whatIsNotACommandIsRefused(String part, String instead, String code) {
        refused(code, HALT.replace(part, instead).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void otherShapesAreRefused() {
        for (String json :
                new String[] {"", " ", "null", "[]", "7", "\"halt\"", "{}", "[\"halt\",{}]", "{\"type\":{}}"}) {
            assertThatExceptionOfType(DecodeException.class).as(json).isThrownBy(() -> decode(json));
        }
        refused("bad-text", new byte[] {'{', (byte) 0xFF, '}'});
        refused("bad-text", HALT.getBytes(StandardCharsets.UTF_16));
        refused("bad-json", "[".repeat(10_000).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void longTextsAndRecordsAreRefused() {
        refused("too-long", HALT.replace("\"r\"", "\"" + "r".repeat(513) + "\"").getBytes(StandardCharsets.UTF_8));
        refused("too-long", HALT.replace("\"a\"", "\"" + "a".repeat(65) + "\"").getBytes(StandardCharsets.UTF_8));
        byte[] largest = (HALT + " ".repeat(CommandCodec.MAX_BYTES - HALT.length())).getBytes(StandardCharsets.UTF_8);
        assertThat(CommandCodec.decode(largest)).isEqualTo(decode(HALT));
        refused("too-long", (HALT + " ".repeat(CommandCodec.MAX_BYTES)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aWriterCannotSendWhatAReaderRefuses() {
        for (Command command : new Command[] {
            new Command.Halt("x", "a", "", "", ""),
            new Command.Halt(ID, "", "", "", ""),
            new Command.Halt(ID, "a", null, "", ""),
            new Command.Deposit(ID, "a", "", "", "USD", "1"),
            new Command.Deposit(ID, "a", "", "main", "", "1"),
            new Command.Deposit(ID, "a", "", "main", "USD", "1".repeat(65)),
            new Command.AcceptLog(ID, "a", "", "r".repeat(513))
        }) {
            assertThatIllegalArgumentException().as("%s", command).isThrownBy(() -> CommandCodec.encode(command));
        }
    }

    /** Mutated and random bytes: a command or a refusal with a known code, and what was read can be written again. */
    @Test
    void hostileBytesAreReadOrRefused() {
        SplittableRandom random = new SplittableRandom(20_261_123);
        byte[][] good = GoldenJson.commands().stream().map(CommandCodec::encode).toArray(byte[][]::new);
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < INPUTS; i++) {
            outcomes.merge(outcome(hostile(random, good[i % good.length])), 1, Integer::sum);
        }
        assertThat(outcomes.keySet())
                .isEqualTo(new TreeSet<>(Set.of(
                        "Halt",
                        "Resume",
                        "Deposit",
                        "AcceptLog",
                        "Configure",
                        "OpenAccount",
                        "Reduce",
                        "ResetAccount",
                        "SetLimits",
                        "CreateStrategy",
                        "StartStrategy",
                        "StopStrategy",
                        "SetParameters",
                        "DeleteStrategy",
                        "bad-id",
                        "bad-json",
                        "bad-text",
                        "missing-property",
                        "unknown-property",
                        "unknown-type")));
        assertThat(outcomes.values()).allMatch(count -> count >= 20);
    }

    private static String outcome(byte[] bytes) {
        try {
            Command command = CommandCodec.decode(bytes);
            assertThat(CommandCodec.decode(CommandCodec.encode(command))).isEqualTo(command);
            return command.getClass().getSimpleName();
        } catch (DecodeException e) {
            return e.code();
        }
    }

    private static byte[] hostile(SplittableRandom random, byte[] good) {
        String json = new String(good, StandardCharsets.UTF_8);
        if (random.nextInt(4) == 0) {
            json = withoutOnePart(random, json);
        }
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(8) == 0) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            boolean anyByte = random.nextInt(4) == 0;
            int instead = anyByte ? random.nextInt(256) : SIGNS.charAt(random.nextInt(SIGNS.length()));
            bytes[random.nextInt(bytes.length)] = (byte) instead;
        }
        return bytes;
    }

    /** Takes out what stands between two commas: mostly one property. */
    private static String withoutOnePart(SplittableRandom random, String json) {
        List<String> parts = new ArrayList<>(List.of(json.split(",")));
        parts.remove(random.nextInt(parts.size()));
        return String.join(",", parts);
    }

    private static Command decode(String json) {
        return CommandCodec.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String code, byte[] bytes) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> CommandCodec.decode(bytes))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
