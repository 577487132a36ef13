package io.nautilus.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/metrics/broker.md is made of the metrics; {@code -Dnautilus.docs.write=true} writes it anew. */
class BrokerMetricsDocTest {
    private static final Path DOC = Path.of("../docs/metrics/broker.md");
    private static final String HEAD = """
        # Metrics of the broker

        What `GET /metrics` says of a broker in a container (`broker:9094`, in the containers' network alone): Kafka's own
        counts and its JVM; made from the code, a test compares it.

        | metric | type | what |
        |---|---|---|
        """;

    @Test
    void theTableIsTheMetrics() throws IOException {
        String table = BrokerMetrics.ofThisProcess().all().stream()
                .map(metric -> "| `" + metric.name() + "` | " + metric.type() + " | " + metric.help() + " |\n")
                .sorted()
                .collect(Collectors.joining("", HEAD, ""));
        if (Boolean.getBoolean("nautilus.docs.write")) {
            Files.writeString(DOC, table);
        }
        assertThat(Files.readString(DOC)).isEqualTo(table);
    }
}
