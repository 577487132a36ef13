package io.nautilus.runtime.kafka;

import io.nautilus.runtime.engine.LoopBody;
import io.nautilus.runtime.log.InputSpec;
import io.nautilus.runtime.log.Inputs;
import io.nautilus.runtime.log.LogRecord;
import io.nautilus.runtime.log.Position;
import io.nautilus.runtime.log.TakenInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * The loop's own consumer over all its inputs. Records fetched and not yet taken wait in one bounded queue per input;
 * an input whose queue is full is paused, so a slow loop slows its fetching and loses nothing.
 */
public final class KafkaInputs implements Inputs, AutoCloseable {
    /** So many records of an input wait before its fetching does. */
    public static final int QUEUE_RECORDS = FetchedRecords.LIMIT;

    private final KafkaClients clients;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Integer, TopicPartition> partitions = new HashMap<>();
    private final Map<TopicPartition, FetchedRecords> queues = new HashMap<>();
    /** Partitions that were told where to begin; no other is fetched. */
    private final Set<TopicPartition> sought = new HashSet<>();
    /** Partitions of soft inputs, whose positions may expire. */
    private final Set<TopicPartition> soft = new HashSet<>();

    private final Set<TopicPartition> lost = new HashSet<>();

    public KafkaInputs(KafkaClients clients, List<InputSpec> inputs) {
        this.clients = clients;
        this.consumer = clients.consumer("loop");
        for (InputSpec input : inputs) {
            TopicPartition partition = new TopicPartition(input.topic(), input.partition());
            partitions.put(input.number(), partition);
            queues.put(partition, new FetchedRecords());
            if (!input.kind().durable()) {
                soft.add(partition);
            }
        }
        consumer.assign(partitions.values());
        consumer.seekToBeginning(partitions.values());
    }

    /** Waits for records for at most so long; {@link #wake} ends the wait from another thread. */
    public void poll(Duration atMost) {
        List<TopicPartition> resumed = new ArrayList<>();
        List<TopicPartition> paused = new ArrayList<>();
        for (Map.Entry<TopicPartition, FetchedRecords> queue : queues.entrySet()) {
            boolean wanted =
                    sought.contains(queue.getKey()) && !queue.getValue().isFull();
            (wanted ? resumed : paused).add(queue.getKey());
        }
        consumer.pause(paused);
        consumer.resume(resumed);
        try {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(atMost);
            for (TopicPartition partition : polled.partitions()) {
                FetchedRecords queue = queues.get(partition);
                polled.records(partition).forEach(next -> queue.add(PartitionScan.record(next)));
            }
        } catch (WakeupException woken) {
            return;
        } catch (InvalidOffsetException gone) {
            lose(gone);
        }
    }

    /** A position of a soft input that is gone is a gap; any other ends the process. */
    private void lose(InvalidOffsetException gone) {
        if (!soft.containsAll(gone.partitions())) {
            throw gone;
        }
        for (TopicPartition partition : gone.partitions()) {
            sought.remove(partition);
            lost.add(partition);
            consumer.seekToEnd(List.of(partition));
        }
    }

    @Override
    public boolean lost(int input) {
        return lost.contains(partitions.get(input));
    }

    /** Ends a {@link #poll} that waits, or the next one. May be called by any thread. */
    public void wake() {
        consumer.wakeup();
    }

    @Override
    public LogRecord peek(int input) {
        return queues.get(partitions.get(input)).peek();
    }

    @Override
    public void take(int input) {
        queues.get(partitions.get(input)).remove();
    }

    @Override
    public OptionalLong seek(int input, Position position) {
        TopicPartition partition = partitions.get(input);
        queues.get(partition).clear();
        sought.add(partition);
        lost.remove(partition);
        if (end(input) < position.offset()) {
            return goOn(partition, end(input));
        }
        if (beginning(input) > position.offset()) {
            return goOn(partition, beginning(input));
        }
        if (position.leaderEpoch() == Position.UNKNOWN_EPOCH) {
            consumer.seek(partition, position.offset());
            return OptionalLong.empty();
        }
        consumer.seek(partition, new OffsetAndMetadata(position.offset(), Optional.of(position.leaderEpoch()), ""));
        try {
            unlessWoken(() -> consumer.position(partition));
            return OptionalLong.empty();
        } catch (LogTruncationException cut) {
            OffsetAndMetadata parted = cut.divergentOffsets().get(partition);
            return goOn(partition, parted == null ? end(input) : parted.offset());
        } catch (OffsetOutOfRangeException gone) {
            return goOn(partition, end(input));
        }
    }

    private OptionalLong goOn(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        return OptionalLong.of(offset);
    }

    @Override
    public long end(int input) {
        TopicPartition partition = partitions.get(input);
        return unlessWoken(() -> consumer.endOffsets(List.of(partition))).get(partition);
    }

    @Override
    public long beginning(int input) {
        TopicPartition partition = partitions.get(input);
        return unlessWoken(() -> consumer.beginningOffsets(List.of(partition))).get(partition);
    }

    @Override
    public long warmStart(int input, long offset, Duration lookBack) {
        long first = beginning(input);
        if (offset <= first || lookBack.equals(InputSpec.WHOLE)) {
            return first;
        }
        if (lookBack.isZero()) {
            return offset;
        }
        long[] lastNanos = {0};
        scan(input, offset - 1, offset, at -> lastNanos[0] = at.appendTimeNanos());
        long fromMillis = TimeUnit.NANOSECONDS.toMillis(lastNanos[0]) - lookBack.toMillis();
        TopicPartition partition = partitions.get(input);
        OffsetAndTimestamp found = unlessWoken(() -> consumer.offsetsForTimes(Map.of(partition, fromMillis)))
                .get(partition);
        return found == null ? offset : Math.min(offset, found.offset());
    }

    @Override
    public void scan(int input, long from, long to, Consumer<LogRecord> reader) {
        try (PartitionScan scan = new PartitionScan(clients, partitions.get(input))) {
            scan.read(from, to, reader);
        }
    }

    /** How many records of an input wait to be taken. Called by the loop. */
    public int fetched(int input) {
        return queues.get(partitions.get(input)).size();
    }

    /** How far the loop is behind the log's end, as the last fetch saw it. Called by the loop. */
    public LoopBody.Lag lag(TakenInput input) {
        TopicPartition partition = partitions.get(input.spec().number());
        OptionalLong behind = consumer.currentLag(partition);
        int fetched = fetched(input.spec().number());
        Long records = behind.isPresent() ? behind.getAsLong() + fetched : null;
        return new LoopBody.Lag(
                partition.topic(),
                partition.partition(),
                input.next(),
                records,
                fetched,
                input.gate().voidFrames(),
                input.malformed());
    }

    /** A wake-up meant for a poll may meet any blocking call of the consumer instead; it is then simply made again. */
    private static <T> T unlessWoken(java.util.function.Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (WakeupException woken) {
                continue;
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
