package io.nautilus.runtime.kafka;

import io.nautilus.runtime.log.LogRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Gives the records of a partition by offset; fast where they are asked for in order. */
final class RecordCursor implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final ArrayDeque<LogRecord> fetched = new ArrayDeque<>();
    private final long beginning;
    private long end;
    /** Everything from here to the first fetched record was looked at. */
    private long position = -1;

    RecordCursor(KafkaClients clients, TopicPartition partition) {
        this.consumer = clients.consumer("verify-" + partition);
        this.partition = partition;
        consumer.assign(List.of(partition));
        beginning = consumer.beginningOffsets(List.of(partition)).get(partition);
        end = askEnd();
    }

    private long askEnd() {
        return consumer.endOffsets(List.of(partition)).get(partition);
    }

    long beginning() {
        return beginning;
    }

    long end() {
        return end;
    }

    /** The first record in {@code [from, to)}, or null where there is none. */
    LogRecord next(long from, long to) {
        if (from < position || from > position + fetched.size()) {
            fetched.clear();
            consumer.seek(partition, Math.max(from, beginning));
        }
        position = from;
        long movedNanos = System.nanoTime();
        while (true) {
            while (!fetched.isEmpty() && fetched.peek().offset() < from) {
                fetched.remove();
            }
            if (!fetched.isEmpty()) {
                return fetched.peek().offset() < to ? fetched.peek() : null;
            }
            if (consumer.position(partition) >= Math.min(to, knownEnd(to))) {
                return null;
            }
            for (ConsumerRecord<byte[], byte[]> next : consumer.poll(POLL)) {
                fetched.add(PartitionScan.record(next));
                movedNanos = System.nanoTime();
            }
            if (System.nanoTime() - movedNanos > STALL_NANOS) {
                throw new TimeoutException(partition + " stalled at offset " + consumer.position(partition));
            }
        }
    }

    /** A running log grows while it is read. */
    private long knownEnd(long wanted) {
        if (consumer.position(partition) >= end && wanted > end) {
            end = askEnd();
        }
        return end;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
