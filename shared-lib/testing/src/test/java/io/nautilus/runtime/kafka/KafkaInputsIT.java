package io.nautilus.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Topics;
import io.nautilus.runtime.log.InputSpec;
import io.nautilus.runtime.log.InputSpec.Kind;
import io.nautilus.runtime.log.LogRecord;
import io.nautilus.runtime.log.Position;
import io.nautilus.testing.Await;
import io.nautilus.testing.TestLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaInputsIT {
    private static final int RECORDS = 3 * KafkaInputs.QUEUE_RECORDS;
    /** What one poll may bring beyond the limit: the client's own batch. */
    private static final int ONE_POLL = 500;

    private static final Duration SHORT = Duration.ofMillis(100);

    @TempDir
    static Path folder;

    private static TestLog log;

    @BeforeAll
    static void start() {
        log = TestLog.start(folder.resolve("kafka"));
    }

    @AfterAll
    static void stop() {
        log.close();
    }

    /** A flood on one input neither fills the memory nor keeps the other one from being read. */
    @Test
    void aFullInputIsNotFetchedAndTheOthersAre() {
        log.appendAll(
                Topics.ORDER_REQUESTS,
                IntStream.range(0, RECORDS).mapToObj(i -> new byte[] {(byte) i}).toList());
        List<InputSpec> specs = List.of(
                new InputSpec(0, Kind.REQUESTS, Topics.ORDER_REQUESTS, 0),
                new InputSpec(1, Kind.COMMANDS, Topics.COMMANDS, 0));
        try (KafkaInputs inputs = new KafkaInputs(new KafkaClients(log.bootstrapServers(), "inputs-it"), specs)) {
            specs.forEach(spec -> inputs.seek(spec.number(), new Position(0, Position.UNKNOWN_EPOCH)));
            Await.until("a full queue", () -> {
                inputs.poll(SHORT);
                return inputs.fetched(0) >= KafkaInputs.QUEUE_RECORDS;
            });
            log.append(Topics.COMMANDS, new byte[] {1});
            Await.until("the other input", () -> {
                inputs.poll(SHORT);
                return inputs.peek(1) != null;
            });
            assertThat(inputs.fetched(0)).isLessThan(KafkaInputs.QUEUE_RECORDS + ONE_POLL);
            assertThat(taken(inputs)).isEqualTo(offsets());
        }
    }

    private static List<Long> taken(KafkaInputs inputs) {
        List<Long> taken = new ArrayList<>();
        Await.until("all records", () -> {
            inputs.poll(SHORT);
            for (LogRecord at = inputs.peek(0); at != null; at = inputs.peek(0)) {
                taken.add(at.offset());
                inputs.take(0);
            }
            return taken.size() >= RECORDS;
        });
        return taken;
    }

    private static List<Long> offsets() {
        List<Long> offsets = new ArrayList<>();
        for (long offset = 0; offset < RECORDS; offset++) {
            offsets.add(offset);
        }
        return offsets;
    }
}
