package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.contracts.Side;
import io.nautilus.hardware.Collector;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.faults.Api;
import io.nautilus.launcher.faults.Api.Answer;
import io.nautilus.launcher.faults.Await;
import io.nautilus.launcher.faults.People;
import io.nautilus.launcher.faults.Platform;
import io.nautilus.launcher.faults.Platform.Ended;
import io.nautilus.launcher.process.ProcessIdentity;
import io.nautilus.launcher.process.StartCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a person did is gone when processes stop, die or are adopted. */
class RestartSystemTest {
    private static final System.Logger LOG = System.getLogger(RestartSystemTest.class.getName());
    private static final String INSTRUMENT = "ETH-USD.SIM";

    @RegisterExtension
    private final ShowLogs logs = new ShowLogs();

    @TempDir
    Path folder;

    @Test
    void keepsOrdersPositionsAndCash() throws Exception {
        try (Platform platform = logs.of(new Platform(Repository.HOME, folder, Map.of()))) {
            hasNothingToVerify(platform);
            platform.start();
            processes(platform).forEach(RestartSystemTest::usesItsCache);
            Api api = new Api(platform);
            People people = new People(platform, api, INSTRUMENT);
            people.byHttp(Side.BUY, "2.5", null);
            people.byHttp(Side.SELL, "1.001", null);
            Answer resting = people.byHttp(Side.BUY, "0.5", "100.25");
            Map<String, String> before = Seen.by(api);
            assertThat(before.get("orders")).contains(resting.text("id"));

            diesAndComesBack(platform, api, before);
            isAdopted(platform, api, before);

            platform.stop();
            verifies(platform);
            Ended restarted = platform.start();
            assertThat(restarted.output())
                    .as("verify-log stops the broker that it started in order")
                    .doesNotContain("may have lost its end");
            assertThat(api.get("risk", "/risk/state").text("hold")).isEmpty();
            LOG.log(System.Logger.Level.INFO, "warm start: " + startSeconds(platform.status()));
            sees(api, before);
            assertThat(api.delete("risk", "/orders/" + resting.text("id")).text("state"))
                    .isEqualTo("CANCELLED");
            verifies(platform);
        }
    }

    private static void hasNothingToVerify(Platform platform) throws Exception {
        Ended refused = platform.run("verify-log");
        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(ExitCode.DATA_HALF_WRITTEN.status());
        assertThat(refused.output()).contains("holds no log yet: nothing to verify");
    }

    /** The journals are equal, whether the platform runs or not, and the lines say of what. */
    private static void verifies(Platform platform) throws Exception {
        Ended verified = platform.run("verify-log");
        assertThat(verified.exitCode()).as(verified.output()).isEqualTo(ExitCode.OK.status());
        List<String> lines = verified.output().lines().toList();
        assertThat(lines).as(verified.output()).hasSize(4);
        assertThat(lines.get(0)).matches("market-data-0: equal; [1-9]\\d* reigns, [1-9]\\d* frames, \\d+ void; .*");
        assertThat(lines.get(1))
                .matches("order-events-0: equal; [1-9]\\d* reigns, [1-9]\\d* frames, \\d+ void;"
                        + " [1-9]\\d* frames with [1-9]\\d* events compared");
        assertThat(lines.get(2)).as("nobody has a strategy here").startsWith("order-requests-0: equal; 0 reigns");
        assertThat(lines.get(3)).isEqualTo("verify-log: 3 journals, equal as far as compared");
    }

    /** Where the system tells what a process has mapped; a build without training has no caches, CI has them. */
    static void usesItsCache(String name, ProcessIdentity process) {
        Path maps = Path.of("/proc", Long.toString(process.pid()), "maps");
        Path cache = StartCache.used(Repository.HOME).file(name, Collector.SERIAL);
        if (Files.exists(maps) && (Files.exists(cache) || System.getenv("CI") != null)) {
            assertThat(maps).content().contains(cache.toString());
        }
    }

    private static void diesAndComesBack(Platform platform, Api api, Map<String, String> before) throws Exception {
        Platform.kill(platform.process("risk"));
        Await.until(
                "risk's return", () -> platform.restarts("risk") == 1 && platform.isHealthy(), returned -> returned);
        assertThat(Platform.restarts(platform.healthyStatus(), "risk")).isEqualTo(1);
        sees(api, before);
    }

    private static void isAdopted(Platform platform, Api api, Map<String, String> before) throws Exception {
        Map<String, ProcessIdentity> processes = processes(platform);
        platform.killLauncher();
        assertThat(processes.values()).allMatch(ProcessIdentity::alive);
        Ended adopted = platform.start();
        assertThat(adopted.output()).contains("risk        runs already", "broker      runs already");
        Ended again = platform.start();
        assertThat(again.output()).startsWith("Nautilus runs already, as asked.");
        Ended other = platform.tryStart("--base-port", Integer.toString(Platform.BASE_PORT + 1));
        assertThat(other.exitCode()).isEqualTo(ExitCode.OTHER_PLAN.status());
        assertThat(processes(platform)).isEqualTo(processes);
        sees(api, before);
    }

    static Map<String, ProcessIdentity> processes(Platform platform) {
        return platform.services().stream().collect(Collectors.toMap(name -> name, platform::process));
    }

    private static void sees(Api api, Map<String, String> before) {
        Map<String, String> now = Await.until("the books of before", () -> Seen.by(api), before::equals);
        assertThat(now).isEqualTo(before);
    }

    private static JsonNode service(JsonNode status, String name) {
        for (JsonNode service : status.path("services")) {
            if (service.path("name").asText().equals(name)) {
                return service;
            }
        }
        throw new AssertionError("no " + name + " in " + status);
    }

    private static String startSeconds(JsonNode status) {
        return Platform.ORDER_PATH.stream()
                .map(name ->
                        name + " " + service(status, name).path("startMillis").asLong() / 1e3 + " s")
                .collect(Collectors.joining(", "));
    }
}
