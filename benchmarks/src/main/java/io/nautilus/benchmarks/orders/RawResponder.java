package io.nautilus.benchmarks.orders;

import io.nautilus.runtime.kafka.KafkaClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The peer's second process: for each record it consumes it produces one, of the bytes it was given in turn. */
public final class RawResponder {
    private static final Duration POLL = Duration.ofMillis(50);

    private RawResponder() {}

    /** Arguments: the broker's address, the topic to read, the topic to write, and files of answers. */
    public static void main(String[] arguments) throws IOException {
        KafkaClients clients = new KafkaClients(arguments[0], "raw-responder");
        TopicPartition requests = new TopicPartition(arguments[1], 0);
        byte[][] answers = new byte[arguments.length - 3][];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = Files.readAllBytes(Path.of(arguments[3 + i]));
        }
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("loop");
                KafkaProducer<byte[], byte[]> producer = clients.journalProducer()) {
            consumer.assign(List.of(requests));
            consumer.seekToBeginning(List.of(requests));
            while (true) {
                for (ConsumerRecord<byte[], byte[]> request : consumer.poll(POLL)) {
                    byte[] answer = answers[(int) (request.offset() % answers.length)];
                    producer.send(new ProducerRecord<>(arguments[2], 0, null, answer), (sent, failure) -> {
                        if (failure != null) {
                            failure.printStackTrace();
                            Runtime.getRuntime().halt(1);
                        }
                    });
                }
            }
        }
    }
}
