package io.nautilus.launcher.broker;

import io.nautilus.contracts.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/** Brings the broker's topics to the plan: makes what is missing, corrects settings that differ, deletes nothing. */
final class BrokerTopics {
    private static final int PATIENCE_SECONDS = 30;

    private BrokerTopics() {}

    static void ensure(String bootstrapServers, List<Topic> topics) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("client.id", "nautilus-topics");
        try (Admin admin = Admin.create(settings)) {
            Set<String> present = await(admin.listTopics().names());
            create(
                    admin,
                    topics.stream()
                            .filter(topic -> !present.contains(topic.name()))
                            .toList());
            correct(
                    admin,
                    topics.stream()
                            .filter(topic -> present.contains(topic.name()))
                            .toList());
        }
    }

    private static void create(Admin admin, List<Topic> missing) {
        if (!missing.isEmpty()) {
            await(admin.createTopics(
                            missing.stream().map(BrokerTopics::newTopic).toList())
                    .all());
        }
    }

    private static NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.brokerConfig());
    }

    private static void correct(Admin admin, List<Topic> present) {
        List<ConfigResource> resources =
                present.stream().map(BrokerTopics::resource).toList();
        Map<ConfigResource, Config> actual =
                await(admin.describeConfigs(resources).all());
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (Topic topic : present) {
            List<AlterConfigOp> differing = differing(topic, actual.get(resource(topic)));
            if (!differing.isEmpty()) {
                changes.put(resource(topic), differing);
            }
        }
        if (!changes.isEmpty()) {
            await(admin.incrementalAlterConfigs(changes).all());
        }
    }

    private static List<AlterConfigOp> differing(Topic topic, Config actual) {
        List<AlterConfigOp> changes = new ArrayList<>();
        topic.brokerConfig().forEach((name, value) -> {
            if (!actual.get(name).value().equals(value)) {
                changes.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
            }
        });
        return changes;
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker was asked for its topics", interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("the broker did not bring its topics to the plan", failed);
        }
    }
}
