package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks as packaged, in their short form: that they measure and count what they say, never how fast. */
class BenchmarksSystemTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final long PATIENCE_MINUTES = 6;
    /** So many requests more at most, since submits and cancels come in pairs on each of twenty connections. */
    private static final long PAIRED = 39;

    @TempDir
    Path folder;

    @Test
    void theWireIsMeasuredBesideTheRawClient() throws Exception {
        Map<String, JsonNode> tables = tables("wire");

        assertThat(tables.get("Pre-built market events")).hasSize(2).allSatisfy(row -> {
            assertThat(row.path("messages").asLong()).isEqualTo(65_536);
            assertThat(row.path("ours/raw").asDouble() * row.path("raw M/s").asDouble())
                    .isCloseTo(row.path("ours M/s").asDouble(), within(0.01));
        });
        assertThat(tables.get("Pre-built market events"))
                .extracting(row -> row.path("instruments") + " to " + row.path("consumers"))
                .containsExactly("500 to 1", "500 to 6");
        assertThat(tables.get("From the live simulated market, its clock as fast as it goes"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.path("M/s").asDouble()).isPositive());
        assertThat(tables.get("Where the time goes: CPU ns per message (readers: all together)"))
                .as("raw and ours of both, and the simulated market's two")
                .hasSize(6);
        assertThat(tables.get("One thread alone, CPU ns per message"))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.path("ns").asDouble()).isPositive());
    }

    @Test
    void ordersAreMeasuredBesideTheRawClient() throws Exception {
        Map<String, JsonNode> tables = tables("orders");

        assertThat(tables.get("From a request to its outcome, ms, counted from when the request was due"))
                .hasSize(8)
                .allSatisfy(row -> {
                    long rate = row.path("requests/s").asLong();
                    assertThat(row.path("requests").asLong()).isBetween(rate, rate + PAIRED);
                    assertThat(row.path("p50").asDouble())
                            .isPositive()
                            .isLessThanOrEqualTo(row.path("p99").asDouble());
                    assertThat(row.path("p99").asDouble())
                            .isLessThanOrEqualTo(row.path("max").asDouble());
                });
        assertThat(tables.get("Ours over raw, medians and ranges of the rounds' ratios"))
                .hasSize(4);
        assertThat(tables.get("Risk's on(event, out) alone, one thread (JMH)"))
                .hasSize(4)
                .allSatisfy(row -> {
                    assertThat(row.path("M/s").asDouble()).isPositive();
                    assertThat(row.path("bytes each").isNumber()).isTrue();
                });
    }

    @Test
    void theGrowthOfAQuietDayIsMeasured() throws Exception {
        Map<String, JsonNode> tables = tables("quiet");

        assertThat(tables.get("Growth with no orders"))
                .filteredOn(row -> row.path("kept").asText().equals("for ever"))
                .allSatisfy(row -> assertThat(row.path("MB a day").asDouble()).isPositive())
                .extracting(row -> row.path("topic").asText())
                .as("the journals of risk and of strategy say how far they read")
                .containsExactlyInAnyOrder("order-events", "order-requests");
    }

    @Test
    void startsOfRiskAreMeasuredWithAndWithoutASnapshot() throws Exception {
        Map<String, JsonNode> tables = tables("restart");

        JsonNode starts = tables.get("From the start of risk's process until it is healthy, s");
        assertThat(starts).hasSize(3).allSatisfy(row -> assertThat(
                        row.path("median").asDouble())
                .isGreaterThan(row.path("its fold").asDouble()));
        long empty = starts.get(0).path("frames").asLong();
        long whole = starts.get(1).path("frames").asLong();
        assertThat(empty).isLessThan(whole);
        assertThat(starts.get(2).path("frames").asLong()).isLessThan(whole);
        assertThat(tables.get("A snapshot of that state, made beside the loop"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("MiB").asDouble()).isPositive());
    }

    /** Where processes can be bound, on two cores at least; each engine says itself that it is where it was put. */
    @Test
    void whatANeighbourCostsIsMeasured() throws Exception {
        Map<String, JsonNode> tables = tables("neighbours");

        assertThat(tables.get("From a request to its outcome, ms, counted from when the request was due"))
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.path("requests").asLong()).isBetween(50L, 50L + PAIRED));
        JsonNode ratios = tables.get("Over nobody, medians and ranges of the rounds' ratios");
        assertThat(ratios).hasSize(4);
        assertThat(ratios.get(0).path("p50").asDouble()).isEqualTo(1);
        JsonNode placed = tables.get("Who is where");
        String path = placed.get(0).path("cores").asText();
        assertThat(placed)
                .filteredOn(row -> row.path("cores").asText().equals(path))
                .extracting(row -> row.path("process").asText())
                .containsExactly("broker, and the sender of the orders", "risk");
    }

    @Test
    void theStreamIsMeasuredBesideBareSockets() throws Exception {
        Map<String, JsonNode> tables = tables("stream");

        JsonNode rows = tables.get("Market data to clients, one instrument each");
        assertThat(rows).hasSize(3).allSatisfy(row -> {
            assertThat(row.path("messages").asLong()).isPositive();
            assertThat(row.path("p50 ms").asDouble())
                    .isLessThanOrEqualTo(row.path("p99 ms").asDouble());
        });
        assertThat(rows.get(2).path("way").asText()).isEqualTo("bare sockets");
        assertThat(rows.get(2).path("connections").asInt())
                .isEqualTo(rows.get(1).path("connections").asInt());
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    private Map<String, JsonNode> tables(String benchmark) throws Exception {
        Path out = folder.resolve(benchmark + ".json");
        Path err = folder.resolve(benchmark + ".err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                // What they say is tested, not how fast they are.
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dnautilus.home=" + ROOT,
                "-jar",
                ROOT.resolve("benchmarks/target/benchmarks.jar").toString()));
        command.addAll(List.of(benchmark, "--short", "--json"));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroy();
        }
        assertThat(ended).as(Files.readString(err)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        JsonNode report = new JsonMapper().readTree(out.toFile());
        assertThat(report.path("machine").path("cores").asInt()).isPositive();
        return StreamSupport.stream(report.path("tables").spliterator(), false)
                .collect(Collectors.toMap(table -> table.path("name").asText(), table -> table.path("rows")));
    }
}
