package io.nautilus.runtime.kafka;

import io.nautilus.runtime.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads a stretch of a partition to its end with a consumer of its own. */
final class PartitionScan implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    /** The log not moving for so long while records are due means that the broker is gone. */
    private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;

    PartitionScan(KafkaClients clients, TopicPartition partition) {
        this.consumer = clients.consumer("scan-" + partition);
        this.partition = partition;
        consumer.assign(List.of(partition));
    }

    long beginning() {
        return consumer.beginningOffsets(List.of(partition)).get(partition);
    }

    long end() {
        return consumer.endOffsets(List.of(partition)).get(partition);
    }

    /**
     * Gives the records from {@code from} (inclusive; what retention deleted is left out) to {@code to} (exclusive).
     * Throws {@link TimeoutException} when the log stalls before {@code to}.
     */
    void read(long from, long to, Consumer<LogRecord> reader) {
        scan(from, to, next -> reader.accept(record(next)));
    }

    /** The same with keys; records without key or value are left out. */
    void readKeyed(long from, long to, BiConsumer<String, byte[]> reader) {
        scan(from, to, next -> {
            if (next.key() != null && next.value() != null) {
                reader.accept(new String(next.key(), StandardCharsets.UTF_8), next.value());
            }
        });
    }

    private void scan(long from, long to, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        long start = Math.max(from, beginning());
        if (start >= to) {
            return;
        }
        consumer.seek(partition, start);
        long movedNanos = System.nanoTime();
        while (true) {
            for (ConsumerRecord<byte[], byte[]> next : consumer.poll(POLL)) {
                if (next.offset() >= to) {
                    return;
                }
                reader.accept(next);
                movedNanos = System.nanoTime();
            }
            if (consumer.position(partition) >= to) {
                return;
            }
            if (System.nanoTime() - movedNanos > STALL_NANOS) {
                throw new TimeoutException(partition + " stalled at offset " + consumer.position(partition)
                        + " while reading up to " + to);
            }
        }
    }

    static LogRecord record(ConsumerRecord<byte[], byte[]> at) {
        byte[] value = at.value() == null ? new byte[0] : at.value();
        return new LogRecord(
                at.offset(), at.leaderEpoch().orElse(-1), TimeUnit.MILLISECONDS.toNanos(at.timestamp()), value);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
