package io.nautilus.runtime.kafka;

import io.nautilus.contracts.Topic;
import io.nautilus.runtime.log.ExitCode;
import io.nautilus.runtime.log.ProcessEnd;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A JSON topic that one engine appends to and whose newest records it reads back at its start. For the loop alone. */
public final class AppendedTopic implements AutoCloseable {
    private static final Duration DELIVERY = Duration.ofSeconds(15);

    private final KafkaClients clients;
    private final Topic topic;
    private final ProcessEnd end;
    private KafkaProducer<byte[], byte[]> producer;

    public AppendedTopic(KafkaClients clients, Topic topic, ProcessEnd end) {
        this.clients = clients;
        this.topic = topic;
        this.end = end;
    }

    /** Gives the last {@code count} records of each partition as they are there now, oldest first. */
    public void readLast(long count, Consumer<byte[]> reader) {
        for (int partition = 0; partition < topic.partitions(); partition++) {
            try (PartitionScan scan = new PartitionScan(clients, new TopicPartition(topic.name(), partition))) {
                long last = scan.end();
                scan.read(Math.max(0, last - count), last, record -> reader.accept(record.value()));
            }
        }
    }

    /**
     * Writes a record of an instrument, account or set some time later, in the order of the calls. One that cannot be
     * written ends the process.
     */
    public void send(int subject, String key, byte[] value) {
        if (producer == null) {
            producer = clients.valueProducer(DELIVERY);
        }
        ProducerRecord<byte[], byte[]> next = new ProducerRecord<>(
                topic.name(), subject % topic.partitions(), key.getBytes(StandardCharsets.UTF_8), value);
        producer.send(next, (sent, failure) -> {
            if (failure != null) {
                throw end.because(
                        ExitCode.SEND_FAILED, key + " could not be written to " + topic.name() + ": " + failure);
            }
        });
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(DELIVERY);
        }
    }
}
