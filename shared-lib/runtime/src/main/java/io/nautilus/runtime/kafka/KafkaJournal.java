package io.nautilus.runtime.kafka;

import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.log.ExitCode;
import io.nautilus.runtime.log.Journal;
import io.nautilus.runtime.log.LogRecord;
import io.nautilus.runtime.log.ProcessEnd;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A journal partition on Kafka. Appends are asynchronous; {@link #drain} gives their acknowledgements to the loop. */
public final class KafkaJournal implements Journal, AutoCloseable {
    /** How many records before the end a tail begins: more than a second of frames at any rate seen. */
    private static final long TAIL_RECORDS = 4096;

    /** Told of an acknowledgement. */
    @FunctionalInterface
    public interface Acknowledged {
        void at(long tag, long offset);
    }

    private record Ack(long tag, long offset) {}

    private final KafkaClients clients;
    private final TopicPartition partition;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ConcurrentLinkedQueue<Ack> acks = new ConcurrentLinkedQueue<>();
    private final Runnable wakeLoop;
    private final ProcessEnd end;
    /** Where others write too, frames are read back all the time: the reader is kept. */
    private final RecordCursor kept;

    /** {@code wakeLoop} is called from the client's thread when acknowledgements wait. */
    public KafkaJournal(
            KafkaClients clients, TopicPartition partition, WriterKind writer, Runnable wakeLoop, ProcessEnd end) {
        this.clients = clients;
        this.partition = partition;
        this.kept = writer.sharesJournal() ? new RecordCursor(clients, partition) : null;
        this.wakeLoop = wakeLoop;
        this.end = end;
        this.producer = clients.journalProducer();
    }

    @Override
    public void append(long tag, byte[] frame) {
        ProducerRecord<byte[], byte[]> next =
                new ProducerRecord<>(partition.topic(), partition.partition(), null, frame);
        producer.send(next, (sent, failure) -> {
            if (failure != null) {
                throw end.because(
                        ExitCode.SEND_FAILED,
                        "frame " + tag + " to " + partition + " was not acknowledged (" + failure
                                + "); whether it is on the log is settled by the next start");
            }
            if (!sent.hasOffset()) {
                throw end.because(
                        ExitCode.SEND_FAILED,
                        "frame " + tag + " to " + partition + " was acknowledged as one that the log had already,"
                                + " without its offset; the next start reads it");
            }
            acks.add(new Ack(tag, sent.offset()));
            wakeLoop.run();
        });
    }

    /** Gives the acknowledgements that came since the last call. Called by the loop. */
    public void drain(Acknowledged to) {
        for (Ack ack = acks.poll(); ack != null; ack = acks.poll()) {
            to.at(ack.tag(), ack.offset());
        }
    }

    @Override
    public void read(long from, long to, Consumer<LogRecord> reader) {
        if (kept == null) {
            try (PartitionScan scan = new PartitionScan(clients, partition)) {
                scan.read(from, to + 1, reader);
            }
            return;
        }
        for (LogRecord at = kept.next(from, to + 1); at != null; at = kept.next(at.offset() + 1, to + 1)) {
            reader.accept(at);
        }
    }

    @Override
    public long tail(long before) {
        return Math.max(0, before - TAIL_RECORDS);
    }

    @Override
    public void close() {
        producer.close();
        if (kept != null) {
            kept.close();
        }
    }
}
