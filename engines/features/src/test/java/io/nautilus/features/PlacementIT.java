package io.nautilus.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nautilus.contracts.EngineStatus;
import io.nautilus.hardware.Asked;
import io.nautilus.hardware.CoreSet;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.TestLog;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real engine and the kernel's own taskset: what an engine was promised, and whether it notices what it has. */
class PlacementIT {
    private static final CoreSet CORES = EngineProcess.cores();

    @TempDir
    static Path folder;

    private static TestLog log;

    @BeforeAll
    static void start() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "no other system binds a process to cores");
        assumeTrue(CORES.size() > 1, "with one core there is no other to be moved to");
        log = TestLog.start(folder.resolve("kafka"));
    }

    @AfterAll
    static void stop() {
        if (log != null) {
            log.close();
        }
    }

    private static EngineProcess engine(String name) {
        return new EngineProcess("features", log.bootstrapServers(), folder.resolve(name))
                .with("NAUTILUS_PLACEMENT_EVERY", "PT0.2S");
    }

    private static void move(EngineProcess engine, String flags, CoreSet cores)
            throws IOException, InterruptedException {
        Process taskset = new ProcessBuilder("taskset", flags, cores.text(), Long.toString(engine.pid()))
                .redirectErrorStream(true)
                .start();
        String said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(taskset.waitFor()).as(said).isZero();
    }

    private static JsonPath status(EngineProcess engine) {
        return engine.http().get("/status").jsonPath();
    }

    private static boolean isMet(EngineProcess engine) {
        return status(engine).getList("degraded").isEmpty();
    }

    private static String met(EngineProcess engine) {
        return engine.http()
                .accept("text/plain")
                .get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("nautilus_placement_met") && line.contains("resource=\"cores\""))
                .findFirst()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .orElse("absent");
    }

    @Test
    void anEngineThatIsMovedByHandNoticesAndGoesOn() throws Exception {
        try (EngineProcess engine = engine("moved").startReady()) {
            assertThat(status(engine).getString("placement.active")).isEqualTo(CORES.text());
            assertThat(isMet(engine)).isTrue();
            assertThat(met(engine)).isEqualTo("1.0");

            CoreSet one = CORES.slice(0, 1);
            move(engine, "-acp", one);
            Await.until("the move to be noticed", () -> !isMet(engine));
            JsonPath moved = status(engine);
            assertThat(moved.getString("placement.requested")).isEqualTo(CORES.text());
            assertThat(moved.getString("placement.active")).isEqualTo(one.text());
            assertThat(moved.getString("placement.reason")).contains(CORES + " asked, " + one + " granted");
            assertThat(met(engine)).isEqualTo("0.0");
            assertThat(engine.http().get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(engine.http().get("/health").asString()).contains("\"degraded\"", one + " granted");
            Await.until("a heartbeat that says so", () -> engine.heartbeats().stream()
                    .anyMatch(beat -> beat.state() == EngineStatus.State.DEGRADED
                            && beat.detail().contains("placement: cores")));

            move(engine, "-acp", CORES);
            Await.until("the way back to be noticed", () -> isMet(engine));
            move(engine, "-cp", one);
            Await.until("the move of one thread to be noticed", () -> !isMet(engine));
            assertThat(status(engine).getString("placement.reason")).contains("1 on " + one);
        }
    }

    @Test
    void anEngineThatDoesNotGetWhatItWasPromisedServesAndSaysSo() {
        EngineProcess promised = engine("promised")
                .with(Asked.CORES, "0-99x")
                .with(Asked.MEMORY, "1M")
                .with(Asked.HEAP, "4096M")
                .with(Asked.COLLECTOR, "g1");
        try (EngineProcess engine = promised.startReady()) {
            JsonPath status = status(engine);
            assertThat(status.getString("state")).isEqualTo("READY");
            assertThat(status.getString("degraded[0]"))
                    .contains(
                            "NAUTILUS_CPUSET is \"0-99x\"",
                            "memory 1M asked",
                            "heap 4096M asked, 96M granted",
                            "collector g1 asked, serial granted");
            assertThat(met(engine)).isEqualTo("absent");
            assertThat(engine.http().accept("text/plain").get("/metrics").asString())
                    .contains("nautilus_placement_memory_asked_bytes 1048576.0");
        }
    }
}
