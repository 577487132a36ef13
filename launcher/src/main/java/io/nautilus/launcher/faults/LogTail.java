package io.nautilus.launcher.faults;

import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.Topics;
import io.nautilus.runtime.log.LogRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Follows risk's journal while a test runs. */
public final class LogTail implements AutoCloseable {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final AtomicLong epochNanos = new AtomicLong();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong reign = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile Throwable failure;

    public LogTail(String bootstrap) {
        thread = Thread.ofPlatform().name("log-tail").start(() -> follow(bootstrap));
    }

    private void follow(String bootstrap) {
        TopicPartition partition = new TopicPartition(Topics.ORDER_EVENTS, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = TopicLog.consumer(bootstrap)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (!stopping) {
                consumer.poll(Duration.ofMillis(50)).forEach(record -> met(TopicLog.record(record)));
            }
        } catch (RuntimeException | Error broken) {
            failure = broken;
        }
    }

    private void met(LogRecord at) {
        FrameReader frame = new FrameReader().wrap(at.value());
        records.add(at);
        if (frame.header().epoch()) {
            epochNanos.set(at.appendTimeNanos());
            reign.set(at.offset());
        }
        while (frame.next()) {
            if (frame.message() instanceof OrderAccepted) {
                accepted.incrementAndGet();
            }
        }
        next.set(at.offset() + 1);
    }

    /** When the last reign began that was met, in nanoseconds since 1970. */
    public long epochNanos() {
        return epochNanos.get();
    }

    /** Orders met that were accepted, void frames included. */
    public long accepted() {
        return accepted.get();
    }

    /** The offset behind the last record that was met. */
    public long next() {
        return next.get();
    }

    /** The offset of the last epoch frame that was met. */
    public long reign() {
        return reign.get();
    }

    /** What was met so far, in order. */
    public List<LogRecord> records() {
        if (failure != null) {
            throw new AssertionError("the journal cannot be followed", failure);
        }
        return List.copyOf(records);
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
