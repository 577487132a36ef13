package io.nautilus.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.launcher.broker.BrokerMetrics.Metric;
import io.nautilus.launcher.broker.BrokerMetrics.Sample;
import io.nautilus.launcher.process.LocalHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerHttpTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    Path folder;

    @Test
    void saysHowTheBrokerIsAndWhatItCounts() throws Exception {
        int port = FreePorts.firstOfTwo();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), port)) {
            BrokerHttp http = BrokerHttp.start(ANY, port);
            try {
                assertThat(LocalHttp.get(http.port(), "/health").status()).isEqualTo(200);
                write(broker);
                assertThat(LocalHttp.get(http.port(), "/metrics").body().lines())
                        .contains(
                                "# TYPE nautilus_broker_messages_total counter",
                                "nautilus_broker_messages_total{topic=\"counted\"} 2.0",
                                "nautilus_broker_log_end{partition=\"0\",topic=\"counted\"} 2.0")
                        .anyMatch(line -> line.startsWith(
                                "nautilus_broker_request_seconds{quantile=\"0.99\",request=\"Produce\"} "))
                        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes "));
                assertThat(LocalHttp.get(http.port(), "/").status()).isEqualTo(404);
                broker.stop();
                assertThat(LocalHttp.get(http.port(), "/health"))
                        .satisfies(answer -> assertThat(answer.status()).isEqualTo(503))
                        .satisfies(answer -> assertThat(answer.body()).startsWith("down: "));
            } finally {
                http.stop();
            }
        }
    }

    /** To a topic of its own: Kafka's beans are one set for all brokers that this JVM ever had. */
    private static void write(EmbeddedBroker broker) throws Exception {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic("counted", 1, (short) 1)))
                    .all()
                    .get();
        }
        settings.put("key.serializer", StringSerializer.class);
        settings.put("value.serializer", StringSerializer.class);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings)) {
            producer.send(new ProducerRecord<>("counted", 0, null, "one")).get();
            producer.send(new ProducerRecord<>("counted", 0, null, "two")).get();
        }
    }

    /** Both ways in lead to the same broker, each by the name that its clients know. */
    @Test
    void aBrokerForOthersTellsEachWhereToGo() throws Exception {
        int port = FreePorts.firstOfTwo();
        int second = FreePorts.firstOfTwo();
        try (EmbeddedBroker _ = EmbeddedBroker.startFor("localhost", folder.resolve("kafka"), port, second, second)) {
            assertThat(told("127.0.0.1:" + port)).isEqualTo("localhost:" + port);
            assertThat(told("127.0.0.1:" + second)).isEqualTo("127.0.0.1:" + second);
        }
    }

    private static String told(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Node node = admin.describeCluster().nodes().get().iterator().next();
            return node.host() + ":" + node.port();
        }
    }

    @Test
    void textIsWhatPrometheusReads() {
        BrokerMetrics metrics = new BrokerMetrics(List.of(
                new Metric(
                        "a_total",
                        "counter",
                        "what it counts",
                        () -> List.of(new Sample(Map.of("topic", "x\\\"\n", "partition", "0"), 3))),
                new Metric("b", "gauge", "nothing to tell", List::of)));

        assertThat(metrics.text())
                .isEqualTo("# HELP a_total what it counts\n# TYPE a_total counter\n"
                        + "a_total{partition=\"0\",topic=\"x\\\\\\\"\\n\"} 3.0\n");
    }

    @Test
    void aTakenPortIsSaid() throws IOException {
        BrokerHttp first = BrokerHttp.start(ANY, 1);
        try {
            assertThatThrownBy(() ->
                            BrokerHttp.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), first.port()), 1))
                    .isInstanceOf(IOException.class);
        } finally {
            first.stop();
        }
    }
}
