package io.nautilus.benchmarks.orders;

import io.nautilus.benchmarks.stand.Failures;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.log.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Requests as records of one topic, outcomes as records of another. */
abstract class LogWay implements Way {
    private static final Duration DELIVERY = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long FIRST_NANOS = 10_000_000;

    private final Failures failures = new Failures();
    private final String requests;
    private final TopicPartition outcomes;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Histogram late;
    private final Thread reader = new Thread(this::read, "bench-outcomes");
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile boolean closing;
    private volatile boolean reads;
    private volatile Current current;
    private long firstOfRound;

    /** A round that goes on: when its requests were due and when they left. */
    private record Current(long first, AtomicLongArray dueNanos, AtomicLongArray sentNanos, Latencies latencies) {}

    LogWay(KafkaClients clients, String requests, String outcomes, Histogram late) {
        this.requests = requests;
        this.outcomes = new TopicPartition(outcomes, 0);
        this.late = late;
        producer = clients.requestProducer(DELIVERY, DELIVERY);
        consumer = clients.consumer("outcomes");
    }

    /** Begins to read outcomes; what is on the topic already is passed over. */
    final void begin() {
        producer.partitionsFor(requests);
        reader.start();
        failures.await("the outcomes to be read", () -> reads);
    }

    /** The bytes of request {@code number}; numbers go on from round to round. */
    abstract byte[] request(long number);

    /** An outcome's record came: to say {@link #outcome} of each request that it answers. */
    abstract void outcomes(ConsumerRecord<byte[], byte[]> at);

    @Override
    public final Latencies round(int count, long intervalNanos) {
        Latencies latencies = new Latencies();
        arrived.set(0);
        AtomicLongArray due = new AtomicLongArray(count);
        AtomicLongArray sent = new AtomicLongArray(count);
        current = new Current(firstOfRound, due, sent, latencies);
        Pace pace = new Pace(System.nanoTime() + FIRST_NANOS, intervalNanos, late);
        for (int i = 0; i < count; i++) {
            pace.await(i);
            due.set(i, pace.due(i));
            sent.set(i, System.nanoTime());
            send(request(firstOfRound + i));
        }
        failures.await(count + " outcomes", () -> arrived.get() >= count);
        firstOfRound += count;
        return latencies;
    }

    private void send(byte[] request) {
        producer.send(new ProducerRecord<>(requests, 0, null, request), (sent, failure) -> {
            if (failure != null) {
                throw failures.because(ExitCode.SEND_FAILED, failure.toString());
            }
        });
    }

    private void read() {
        try (consumer) {
            consumer.assign(List.of(outcomes));
            consumer.seekToEnd(List.of(outcomes));
            consumer.position(outcomes);
            reads = true;
            while (!closing) {
                consumer.poll(POLL).forEach(this::outcomes);
            }
        } catch (RuntimeException broken) {
            throw failures.because(ExitCode.STEP_FAILED, "reading outcomes: " + broken);
        }
    }

    /** Request {@code number} has its outcome; returns how long ago it left. */
    final long outcome(long number, long nowNanos) {
        Current round = current;
        int index = (int) (number - round.first());
        round.latencies().arrived(round.dueNanos().get(index), round.sentNanos().get(index), nowNanos);
        arrived.incrementAndGet();
        return nowNanos - round.sentNanos().get(index);
    }

    @Override
    public void close() {
        closing = true;
        producer.close();
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
