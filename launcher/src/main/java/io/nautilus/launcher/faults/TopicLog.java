package io.nautilus.launcher.faults;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.CommandCodec;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.contracts.StrategyEvent;
import io.nautilus.contracts.Topics;
import io.nautilus.runtime.log.Frame;
import io.nautilus.runtime.log.FrameGate;
import io.nautilus.runtime.log.FrameValidator;
import io.nautilus.runtime.log.LogRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The records of a topic's one partition, read by a consumer of the test's own. */
public final class TopicLog {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private TopicLog() {}

    /** A request as it stands on the log; {@code sentNanos} is the earlier of its frame's clock and its append time. */
    public record Asked(long offset, MessageId id, long sentNanos, OrderRequest request) {}

    /** Everything up to the end as of now, in order. */
    public static List<LogRecord> read(String bootstrap, String topic) {
        return readFrom(bootstrap, topic, 0);
    }

    /** The same, but nothing before {@code first}. */
    public static List<LogRecord> readFrom(String bootstrap, String topic, long first) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<LogRecord> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap)) {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            long beginning = consumer.beginningOffsets(List.of(partition)).get(partition);
            consumer.seek(partition, Math.max(beginning, Math.min(first, end)));
            long giveUp = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> records.add(record(record)));
                if (System.nanoTime() - giveUp >= 0) {
                    throw new AssertionError(topic + " could not be read up to " + end);
                }
            }
        }
        return records;
    }

    /** So many records before the end as of now. */
    static List<LogRecord> newest(String bootstrap, String topic, long records) {
        return readFrom(bootstrap, topic, end(bootstrap, topic) - records);
    }

    public static LogRecord record(ConsumerRecord<byte[], byte[]> record) {
        return new LogRecord(
                record.offset(), record.leaderEpoch().orElse(-1), record.timestamp() * NANOS_PER_MILLI, record.value());
    }

    public static long end(String bootstrap, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap)) {
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }

    /** What was asked, in frames that count; what strategy says there of its strategies is no request. */
    public static List<Asked> requests(String bootstrap) {
        List<Asked> requests = new ArrayList<>();
        FrameGate gate = new FrameGate(new FrameValidator());
        for (LogRecord at : read(bootstrap, Topics.ORDER_REQUESTS)) {
            gate.pass(at).ifPresent(frame -> requests(frame, gate.messages(), requests));
        }
        return requests;
    }

    private static void requests(Frame frame, FrameReader messages, List<Asked> requests) {
        FrameHeader header = frame.header();
        long sentNanos = Math.min(header.clockNanos(), frame.at().appendTimeNanos());
        while (messages.next()) {
            if (messages.message() instanceof OrderRequest request) {
                MessageId id = new MessageId(header.writer(), header.owner(), header.seq(), messages.index());
                requests.add(new Asked(frame.at().offset(), id, sentNanos, request));
            }
        }
    }

    /** The ids of all commands to risk; each is on the log once, unless the log says otherwise. */
    public static List<MessageId> commands(String bootstrap) {
        return commands(bootstrap, command -> !(command instanceof Command.OfStrategy));
    }

    /** The ids of all commands to strategy. */
    static List<MessageId> strategyCommands(String bootstrap) {
        return commands(bootstrap, Command.OfStrategy.class::isInstance);
    }

    private static List<MessageId> commands(String bootstrap, Predicate<Command> wanted) {
        return read(bootstrap, Topics.COMMANDS).stream()
                .map(at -> CommandCodec.decode(at.value()))
                .filter(wanted)
                .map(command -> MessageId.parse(command.id()))
                .toList();
    }

    /** What strategy answered, in frames that count, by the id of the command. */
    static Map<MessageId, List<StrategyEvent>> strategyOutcomes(String bootstrap) {
        Map<MessageId, List<StrategyEvent>> outcomes = new HashMap<>();
        FrameGate gate = new FrameGate(new FrameValidator());
        for (LogRecord at : read(bootstrap, Topics.ORDER_REQUESTS)) {
            gate.pass(at).ifPresent(frame -> {
                FrameReader messages = gate.messages();
                while (messages.next()) {
                    if (messages.message() instanceof StrategyEvent event) {
                        outcomes.computeIfAbsent(event.commandId(), id -> new ArrayList<>())
                                .add(event);
                    }
                }
            });
        }
        return outcomes;
    }

    public static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
