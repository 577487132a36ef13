package io.nautilus.runtime.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The clients of the log, with the settings that the log protocol needs and heaps of 64 MB allow. */
public record KafkaClients(String bootstrapServers, String clientId) {
    /** A frame of the own journal that is not acknowledged by then ends the process: the next start reads its fate. */
    private static final Duration JOURNAL_DELIVERY = Duration.ofSeconds(15);

    /** The producer of an owner's frames. */
    public KafkaProducer<byte[], byte[]> journalProducer() {
        return producer("journal", JOURNAL_DELIVERY, JOURNAL_DELIVERY);
    }

    /**
     * The producer of requests and commands: what is not delivered within {@code delivery} has an unknown outcome. A
     * caller waits for at most {@code block} for room or for the broker.
     */
    public KafkaProducer<byte[], byte[]> requestProducer(Duration delivery, Duration block) {
        return producer("requests", delivery, block);
    }

    /** The producer of records of which a newer one replaces the older. */
    public KafkaProducer<byte[], byte[]> valueProducer(Duration delivery) {
        return producer("values", delivery, delivery);
    }

    /**
     * One request in flight: with more of them a broker restart put outstanding frames on the log twice (measured), and
     * one costs nothing where a record is a whole frame.
     */
    private KafkaProducer<byte[], byte[]> producer(String role, Duration delivery, Duration block) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId + "-" + role);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L * 1024 * 1024);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                delivery.dividedBy(2).toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, block.toMillis());
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A consumer without group, commits or resets: where to read is the log protocol's to say. */
    public KafkaConsumer<byte[], byte[]> consumer(String role) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId + "-" + role);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1024 * 1024);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
