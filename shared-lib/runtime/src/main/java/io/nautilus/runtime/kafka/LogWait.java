package io.nautilus.runtime.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/** Waits in the start path until the broker answers and has the topics. */
public final class LogWait {
    private static final Logger LOG = Logger.getLogger(LogWait.class);
    private static final Duration TRY = Duration.ofSeconds(1);
    private static final long PAUSE_MILLIS = 200;
    private static final int SAY_EVERY = 10;

    private LogWait() {}

    /** Returns when every topic is there. */
    public static void until(KafkaClients clients, Collection<String> topics) throws InterruptedException {
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("wait")) {
            List<String> missing = missing(consumer, topics);
            for (int tries = 1; !missing.isEmpty(); tries++) {
                if (tries % SAY_EVERY == 0) {
                    LOG.warnf("still waiting for topics %s at %s", missing, clients.bootstrapServers());
                }
                Thread.sleep(PAUSE_MILLIS);
                missing = missing(consumer, topics);
            }
        }
    }

    private static List<String> missing(KafkaConsumer<byte[], byte[]> consumer, Collection<String> topics) {
        try {
            var present = consumer.listTopics(TRY).keySet();
            return topics.stream().filter(topic -> !present.contains(topic)).toList();
        } catch (TimeoutException notYet) {
            return List.copyOf(topics);
        }
    }
}
