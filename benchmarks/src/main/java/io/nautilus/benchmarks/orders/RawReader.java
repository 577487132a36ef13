package io.nautilus.benchmarks.orders;

import io.nautilus.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** One more process that reads what the peer says, as other engines read what ours says. It does nothing with it. */
public final class RawReader {
    private static final Duration POLL = Duration.ofMillis(50);

    private RawReader() {}

    /** Arguments: the broker's address and the topics. Runs until it is ended. */
    public static void main(String[] arguments) {
        List<TopicPartition> topics = Arrays.stream(arguments, 1, arguments.length)
                .map(topic -> new TopicPartition(topic, 0))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaClients(arguments[0], "raw-reader").consumer("loop")) {
            consumer.assign(topics);
            consumer.seekToEnd(topics);
            while (true) {
                consumer.poll(POLL);
            }
        }
    }
}
