package io.nautilus.benchmarks.quiet;

import io.nautilus.contracts.Topic;
import io.nautilus.contracts.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How many records and bytes the topics hold at a moment, as the broker says. */
record TopicSizes(long atNanos, Map<String, Size> topics) {
    private static final int PATIENCE_SECONDS = 30;

    /** Bytes are those of the segments, the batches' headers included. */
    record Size(long records, long bytes) {}

    static TopicSizes read(Admin admin) {
        Map<TopicPartition, OffsetSpec> partitions = Topics.ALL.stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(number -> new TopicPartition(topic.name(), number)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<String, Size> sizes = new HashMap<>();
        long nowNanos = System.nanoTime();
        Map<TopicPartition, ReplicaInfo> replicas = replicas(admin);
        await(admin.listOffsets(partitions).all())
                .forEach((partition, end) -> sizes.merge(
                        partition.topic(),
                        new Size(end.offset(), replicas.get(partition).size()),
                        (one, other) -> new Size(one.records() + other.records(), one.bytes() + other.bytes())));
        return new TopicSizes(nowNanos, sizes);
    }

    private static Map<TopicPartition, ReplicaInfo> replicas(Admin admin) {
        List<Integer> brokers = await(admin.describeCluster().nodes()).stream()
                .map(node -> node.id())
                .toList();
        Map<TopicPartition, ReplicaInfo> replicas = new HashMap<>();
        await(admin.describeLogDirs(brokers).allDescriptions()).values().forEach(folders -> folders.values()
                .forEach(folder -> replicas.putAll(folder.replicaInfos())));
        return replicas;
    }

    Size of(Topic topic) {
        return topics.get(topic.name());
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker was asked", interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("the broker did not say how large its topics are", failed);
        }
    }
}
