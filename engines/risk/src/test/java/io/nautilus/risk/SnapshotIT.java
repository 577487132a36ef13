package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Topics;
import io.nautilus.risk.RiskBench.Order;
import io.nautilus.testing.Await;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Risk is killed and starts behind a snapshot, without any, and beside a broken one: it answers the same. */
class SnapshotIT {
    @TempDir
    Path folder;

    @Test
    void riskAnswersTheSameBehindASnapshotWithoutAnyAndBesideABrokenOne() throws IOException {
        try (RiskBench risk = RiskBench.start(folder, "20", "PT0.2S")) {
            String symbol = risk.instrument();
            List<Order> asked = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Order order = i % 2 == 0
                        ? Order.market(symbol, "BUY", "0.01")
                        : Order.limit(symbol, "BUY", "0.01", i % 4 == 1 ? "99.05" : "99.01");
                asked.add(order.with("clientOrderId", "snapshot-" + i));
                risk.submit(asked.getLast());
            }
            Map<String, String> before = answers(risk, asked);
            int orders = frames(risk);
            Await.until("a snapshot behind the orders", () -> value(risk, "nautilus_snapshot_offset") >= orders);
            double behind = value(risk, "nautilus_snapshot_offset");
            restart(risk, symbol);
            assertThat(behind + value(risk, "nautilus_start_frames")).isLessThanOrEqualTo(frames(risk));
            assertThat(answers(risk, asked)).isEqualTo(before);
            risk.engine.kill();
            breakNewest();
            risk.engine.startReady();
            risk.awaitMarket(symbol, "LIVE");
            assertThat(value(risk, "nautilus_snapshot_refused")).isPositive();
            assertThat(answers(risk, asked)).isEqualTo(before);
            risk.engine.kill();
            deleteAll();
            risk.engine.startReady();
            risk.awaitMarket(symbol, "LIVE");
            assertThat(value(risk, "nautilus_start_frames")).isGreaterThan(orders);
            assertThat(answers(risk, asked)).isEqualTo(before);
        }
    }

    /** A file stands where their folder should be. */
    @Test
    void aStopWhoseLastSnapshotCannotBeMadeSaysSo() throws IOException {
        Files.createDirectories(folder.resolve("data/risk"));
        Files.createFile(folder.resolve("data/risk/snapshots"));
        try (RiskBench risk = RiskBench.start(folder)) {
            int said = risk.engine.printed().length();
            risk.engine.stop();
            assertThat(risk.engine.printed().substring(said))
                    .contains("the last snapshot could not be made")
                    .contains("should the log lose its end before the next start, nobody would notice");
        }
    }

    private static void restart(RiskBench risk, String symbol) {
        risk.engine.kill();
        risk.engine.startReady();
        risk.awaitMarket(symbol, "LIVE");
    }

    /** How many are on the journal. */
    private static int frames(RiskBench risk) {
        return risk.log.frames(Topics.ORDER_EVENTS).size();
    }

    private static double value(RiskBench risk, String metric) {
        return risk.engine
                .http()
                .get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Map<String, String> answers(RiskBench risk, List<Order> asked) {
        Map<String, String> answers = new TreeMap<>();
        for (Order order : asked) {
            Response again = risk.submit(order);
            answers.put(order.json(), again.statusCode() + again.asString());
        }
        answers.put("orders", risk.engine.http().get("/orders?limit=1000").asString());
        answers.put(
                "accounts",
                risk.engine
                        .http()
                        .get("/risk/positions")
                        .jsonPath()
                        .get("accounts")
                        .toString());
        answers.put("limits", risk.engine.http().get("/risk/limits").asString());
        return answers;
    }

    private List<Path> snapshots() {
        try (Stream<Path> files = Files.list(folder.resolve("data/risk/snapshots"))) {
            return files.filter(file -> file.toString().endsWith(".snapshot"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void breakNewest() throws IOException {
        Path newest = snapshots().getLast();
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest, bytes);
    }

    private void deleteAll() throws IOException {
        for (Path file : snapshots()) {
            Files.delete(file);
        }
    }
}
