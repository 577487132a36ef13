package io.nautilus.benchmarks.stand;

import io.nautilus.contracts.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;

/** Topics that exist for one measurement, with a real topic's settings; their files go at once when they do. */
public final class OwnTopics implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Admin admin;

    public OwnTopics(String bootstrap) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrap, "client.id", "benchmark-topics"));
    }

    /** Makes a topic of one partition, kept as {@code like} is. */
    public void create(String name, String like) {
        Map<String, String> settings = new HashMap<>(Topics.named(like).brokerConfig());
        settings.put("file.delete.delay.ms", "0");
        await(admin.createTopics(List.of(new NewTopic(name, 1, (short) 1).configs(settings)))
                .all());
    }

    public void delete(String name) {
        await(admin.deleteTopics(List.of(name)).all());
    }

    private static void await(KafkaFuture<?> answer) {
        try {
            answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker changed its topics", interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("the broker did not change its topics", failed);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
