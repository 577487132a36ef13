package io.nautilus.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Writer;
import io.nautilus.launcher.broker.EmbeddedBroker;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.log.Frame;
import io.nautilus.runtime.log.FrameGate;
import io.nautilus.runtime.log.FrameValidator;
import io.nautilus.runtime.log.LogRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** The real broker in this JVM on a free port, and what a test writes to and reads from its partitions 0. */
public final class TestLog implements AutoCloseable {
    private static final Duration DELIVERY = Duration.ofSeconds(20);

    private final EmbeddedBroker broker;
    private final KafkaClients clients;
    private final KafkaProducer<byte[], byte[]> producer;

    /** A frame that counts, with its messages. */
    public record Seen(long offset, FrameHeader header, List<Message> messages) {}

    /** A keyed record of a JSON topic. */
    public record Keyed(long offset, String key, byte[] value) {}

    private TestLog(EmbeddedBroker broker) {
        this.broker = broker;
        this.clients = new KafkaClients(broker.bootstrapServers(), "test");
        this.producer = clients.valueProducer(DELIVERY);
    }

    public static TestLog start(Path folder) {
        return new TestLog(EmbeddedBroker.start(folder));
    }

    public static TestLog start(Path folder, int port) {
        return new TestLog(EmbeddedBroker.start(folder, port));
    }

    /** With a second port for clients that are told to come by {@code advertised}, where something stands before it. */
    public static TestLog start(Path folder, int port, int secondPort, int advertised) {
        return new TestLog(EmbeddedBroker.start(folder, port, secondPort, advertised));
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Writes a record, a tombstone where the value is null; returns its offset when it is on the log. */
    public long append(String topic, byte[] value) {
        return appendAll(topic, Collections.singletonList(value));
    }

    /** Writes records in this order; returns the offset of the last one when all are on the log. */
    public long appendAll(String topic, List<byte[]> values) {
        List<Future<RecordMetadata>> sent = values.stream()
                .map(value -> producer.send(new ProducerRecord<>(topic, 0, null, value)))
                .toList();
        try {
            long last = -1;
            for (Future<RecordMetadata> each : sent) {
                last = each.get(DELIVERY.toSeconds(), TimeUnit.SECONDS).offset();
            }
            return last;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing to " + topic, interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("cannot write to " + topic, failed);
        }
    }

    /** A writer of frames of a topic; one that reigns begins its reign at once. */
    public TestWriter writer(String topic, Writer writer) {
        return new TestWriter(this, topic, writer);
    }

    /** What a topic holds now. */
    public List<Keyed> keyed(String topic) {
        return keyed(clients, topic);
    }

    /** What a topic of any broker holds now. */
    static List<Keyed> keyed(KafkaClients clients, String topic) {
        List<Keyed> records = new ArrayList<>();
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("reader")) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(each -> records.add(new Keyed(
                                each.offset(), each.key() == null ? "" : new String(each.key(), UTF_8), each.value())));
            }
        }
        return records;
    }

    /** The frames of a topic that count. What is no frame at all fails the test. */
    public List<Seen> frames(String topic) {
        return frames(keyed(topic));
    }

    /** The frames that count among all records of a topic. */
    public static List<Seen> frames(List<Keyed> records) {
        FrameGate gate = new FrameGate(new FrameValidator());
        List<Seen> frames = new ArrayList<>();
        for (Keyed at : records) {
            Optional<Frame> frame = gate.pass(new LogRecord(at.offset(), -1, 0, at.value()));
            frame.ifPresent(each -> frames.add(new Seen(at.offset(), each.header(), messages(at))));
        }
        return frames;
    }

    private static List<Message> messages(Keyed at) {
        try {
            return FrameReader.messages(at.value());
        } catch (DecodeException broken) {
            throw new AssertionError("frame at " + at.offset() + " is broken", broken);
        }
    }

    /** All messages of one kind in the valid frames of a topic. */
    public <M extends Message> List<M> messages(String topic, Class<M> kind) {
        return frames(topic).stream()
                .flatMap(frame -> frame.messages().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        broker.close();
    }
}
