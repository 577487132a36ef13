package io.nautilus.benchmarks.wire;

import io.nautilus.benchmarks.stand.Failures;
import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.log.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The peer: a bare producer that sends the same bytes as fast as the client takes them, and bare consumers that count
 * records. Client settings are those of Nautilus. Nothing is encoded, checked or decoded.
 */
final class RawWire {
    private static final Duration POLL = Duration.ofMillis(50);

    private final Stand stand;
    private final KafkaClients clients;
    private final List<byte[]> frames;
    private final int messagesPerFrame;

    RawWire(Stand stand, List<byte[]> frames, int messagesPerFrame) {
        this.stand = stand;
        this.clients = stand.clients("raw");
        this.frames = List.copyOf(frames);
        this.messagesPerFrame = messagesPerFrame;
    }

    /** The values of the first records of a topic behind {@code from}. */
    static List<byte[]> read(KafkaClients clients, String topic, long from, int count) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<byte[]> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("capture")) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            while (values.size() < count) {
                consumer.poll(POLL).forEach(each -> values.add(each.value()));
            }
        }
        return values.subList(0, count);
    }

    Round run(String topic, long messages, int consumers) {
        long records = messages / messagesPerFrame;
        Failures failures = new Failures();
        List<Reader> readers = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = clients.journalProducer()) {
            producer.partitionsFor(topic);
            for (int i = 0; i < consumers; i++) {
                readers.add(new Reader(clients.consumer("reader"), topic, records));
            }
            for (Reader reader : readers) {
                failures.await("a reader", reader::reads);
            }
            CountDownLatch go = new CountDownLatch(1);
            CountDownLatch measured = new CountDownLatch(1);
            Thread writer = new Thread(() -> write(producer, topic, records, go, measured, failures), CpuTimes.WRITER);
            writer.start();
            CpuTimes cpu = new CpuTimes(stand);
            long begunNanos = System.nanoTime();
            go.countDown();
            failures.await("the records", () -> readers.stream().allMatch(Reader::done));
            double seconds = (System.nanoTime() - begunNanos) / 1e9;
            Round round = new Round(records * messagesPerFrame, seconds, cpu.spent());
            measured.countDown();
            return round;
        } finally {
            readers.forEach(Reader::close);
        }
    }

    /** The thread lives until it was measured: a dead one's CPU time is not known. */
    private void write(
            KafkaProducer<byte[], byte[]> producer,
            String topic,
            long records,
            CountDownLatch go,
            CountDownLatch measured,
            Failures failures) {
        try {
            go.await();
            for (long i = 0; i < records; i++) {
                byte[] frame = frames.get((int) (i % frames.size()));
                producer.send(new ProducerRecord<>(topic, 0, null, frame), (sent, failure) -> {
                    if (failure != null) {
                        throw failures.because(ExitCode.SEND_FAILED, failure.toString());
                    }
                });
            }
            measured.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A consumer on a thread of its own. */
    private static final class Reader {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final long records;
        private final AtomicLong seen = new AtomicLong();
        private final Thread thread;
        private volatile boolean reads;
        private volatile boolean closing;

        Reader(KafkaConsumer<byte[], byte[]> consumer, String topic, long records) {
            this.consumer = consumer;
            this.records = records;
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            thread = new Thread(() -> read(partition), CpuTimes.READER);
            thread.start();
        }

        private void read(TopicPartition partition) {
            try (consumer) {
                consumer.position(partition);
                reads = true;
                long bytes = 0;
                while (!closing) {
                    long count = 0;
                    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                        bytes += each.value().length;
                        count++;
                    }
                    seen.addAndGet(bytes > 0 ? count : 0);
                }
            }
        }

        boolean reads() {
            return reads;
        }

        boolean done() {
            return seen.get() == records;
        }

        void close() {
            closing = true;
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
