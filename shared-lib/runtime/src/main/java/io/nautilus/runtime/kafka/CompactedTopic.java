package io.nautilus.runtime.kafka;

import io.nautilus.runtime.log.ExitCode;
import io.nautilus.runtime.log.ProcessEnd;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic that keeps the newest value of each key: what a writer keeps there for itself and others. */
public final class CompactedTopic implements AutoCloseable {
    private static final Duration DELIVERY = Duration.ofSeconds(15);

    private final KafkaClients clients;
    private final ProcessEnd end;
    private final TopicPartition partition;
    private final StringSerializer keys = new StringSerializer();
    private KafkaProducer<byte[], byte[]> producer;

    public CompactedTopic(KafkaClients clients, String topic, ProcessEnd end) {
        this.clients = clients;
        this.end = end;
        this.partition = new TopicPartition(topic, 0);
    }

    /** Gives every value that the topic holds now, older ones of a key first. */
    public void read(BiConsumer<String, byte[]> reader) {
        try (PartitionScan scan = new PartitionScan(clients, partition)) {
            scan.readKeyed(scan.beginning(), scan.end(), reader);
        }
    }

    /** Keeps a value; returns when it is kept. */
    public void put(String key, byte[] value) {
        try {
            send(key, value).get(DELIVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while " + key + " was kept on " + partition.topic(), stopped);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException(key + " could not be kept on " + partition.topic(), failed);
        }
    }

    /** Keeps a value some time later, in the order of the calls. One that cannot be kept ends the process. */
    public Future<?> send(String key, byte[] value) {
        if (producer == null) {
            producer = clients.valueProducer(DELIVERY);
        }
        byte[] keyBytes = keys.serialize(partition.topic(), key);
        ProducerRecord<byte[], byte[]> next =
                new ProducerRecord<>(partition.topic(), partition.partition(), keyBytes, value);
        return producer.send(next, (sent, failure) -> {
            if (failure != null) {
                throw end.because(ExitCode.SEND_FAILED, key + " could not be kept on " + partition + ": " + failure);
            }
        });
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
