package io.nautilus.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.Topic;
import io.nautilus.contracts.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final TopicPartition EVENTS = new TopicPartition("order-events", 0);

    @TempDir
    Path folder;

    @Test
    void keepsDataAndClusterBetweenStarts() throws Exception {
        Path data = folder.resolve("kafka");
        String formatted;
        try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
            formatted = Files.readString(data.resolve("meta.properties"));
            write(broker, "first", "second");
        }
        assertThat(data.resolve(".kafka_cleanshutdown")).exists();
        try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
            write(broker, "third");
            assertThat(Files.readString(data.resolve("meta.properties"))).isEqualTo(formatted);
            assertThat(read(broker)).containsExactly("first", "second", "third");
        }
    }

    @Test
    void formatsAnewWhatAnInterruptedFormattingLeft() throws IOException {
        Path aside = Files.createDirectories(folder.resolve("kafka.formatting/__cluster_metadata-0"));
        Files.writeString(aside.resolve("half"), "written");
        BrokerStorage.formatOnce(folder.resolve("kafka"));
        assertThat(BrokerStorage.isFormatted(folder.resolve("kafka"))).isTrue();
        assertThat(folder.resolve("kafka.formatting")).doesNotExist();
    }

    @Test
    void givesEveryTopicItsRetention() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
                Admin admin = Admin.create(settings(broker))) {
            assertThat(admin.listTopics().names().get())
                    .containsExactlyInAnyOrderElementsOf(
                            Topics.ALL.stream().map(Topic::name).toList());
            assertThat(valuesOf(admin, "market-data"))
                    .containsEntry("retention.ms", "21600000")
                    .containsEntry("retention.bytes", "4294967296")
                    .containsEntry("segment.bytes", "67108864");
            for (String journal : List.of("order-requests", "order-events", "commands")) {
                assertThat(valuesOf(admin, journal))
                        .containsEntry("cleanup.policy", "delete")
                        .containsEntry("retention.ms", "-1")
                        .containsEntry("retention.bytes", "-1");
            }
            assertThat(valuesOf(admin, "portfolio")).containsEntry("cleanup.policy", "compact");
        }
    }

    @Test
    void correctsATopicWhosePlanChangedAndDeletesNone() throws Exception {
        Path data = folder.resolve("kafka");
        EmbeddedBroker.start(data, FreePorts.firstOfTwo(), List.of(bars(Duration.ofDays(1)), Topics.named("commands")))
                .close();
        try (EmbeddedBroker broker =
                        EmbeddedBroker.start(data, FreePorts.firstOfTwo(), List.of(bars(Duration.ofDays(30))));
                Admin admin = Admin.create(settings(broker))) {
            assertThat(valuesOf(admin, "bars")).containsEntry("retention.ms", "2592000000");
            assertThat(admin.listTopics().names().get()).containsExactlyInAnyOrder("bars", "commands");
        }
    }

    @Test
    void answersItsProbeOnlyWhileItServes() throws IOException {
        int port = FreePorts.firstOfTwo();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), port, List.of())) {
            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            assertThatCode(() -> BrokerProbe.check(port)).doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> BrokerProbe.check(port)).isInstanceOf(IOException.class);
    }

    private static Map<String, Object> settings(EmbeddedBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static Topic bars(Duration kept) {
        Topic bars = Topics.named("bars");
        return new Topic(
                bars.name(),
                bars.carries(),
                bars.form(),
                bars.writtenBy(),
                bars.partitionedBy(),
                bars.partitions(),
                new Topic.Kept.Within(kept, Topic.Kept.Within.ANY_SIZE));
    }

    private static Map<String, String> valuesOf(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        Map<String, String> values = new HashMap<>();
        config.entries().forEach(entry -> values.put(entry.name(), entry.value()));
        return values;
    }

    private static void write(EmbeddedBroker broker, String... values) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings(broker), new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>("order-events", 0, null, value))
                        .get();
            }
        }
    }

    private static List<String> read(EmbeddedBroker broker) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings(broker), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(EVENTS));
            consumer.seek(EVENTS, 0);
            long end = consumer.endOffsets(List.of(EVENTS)).get(EVENTS);
            while (consumer.position(EVENTS) < end) {
                for (ConsumerRecord<String, String> event : consumer.poll(Duration.ofSeconds(1))) {
                    assertThat(event.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
                    values.add(event.value());
                }
            }
        }
        return values;
    }
}
