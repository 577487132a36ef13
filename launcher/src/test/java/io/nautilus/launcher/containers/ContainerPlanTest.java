package io.nautilus.launcher.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.hardware.Switches;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.placement.Placing;
import io.nautilus.launcher.placement.ProfilesFile;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Feed;
import io.nautilus.launcher.process.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerPlanTest {
    @TempDir
    private Path folder;

    private List<String> lines(int basePort, Feed feed, boolean loop) {
        return lines(basePort, feed, loop, Map.of());
    }

    private List<String> lines(int basePort, Feed feed, boolean loop, Map<String, String> environment) {
        Plan plan = new Plan(basePort, feed, loop, false, Catalogue.engineNames(), Placing.none("--no-placement"));
        return new ContainerPlan(
                        plan,
                        ProfilesFile.of(Path.of("..")),
                        Optional.empty(),
                        Folders.of(new DataFolder(Path.of("/d"))),
                        ContainerPlan.optional(Optional.empty()))
                .lines("501:20", Switches.of(environment));
    }

    @Test
    void whatIsNotPlannedSaysWhyAndNamesNoCores() {
        assertThat(lines(8000, new Feed.Simulated(), false))
                .containsExactly(
                        ValuesFile.OURS,
                        "# nothing is planned, because of --no-placement",
                        "COMPOSE_PROFILES=nginx,prometheus,alertmanager,grafana",
                        "NAUTILUS_UID=501",
                        "NAUTILUS_GID=20",
                        "NAUTILUS_TOKENS=/d/secrets",
                        "NAUTILUS_HASHES=/d/containers/hashes",
                        "NAUTILUS_GRAFANA=/d/containers/grafana",
                        "NAUTILUS_STRATEGIES_RUN=false",
                        "NAUTILUS_FEED=simulated",
                        "NAUTILUS_UNPLACED=\"nothing is planned, because of --no-placement\"");
    }

    /** So that a start with others is refused while engines run, which read them once. */
    @Test
    void switchesAreWrittenDown() {
        Map<String, String> environment = Map.of("OMP_NUM_THREADS", "2", Switches.OPTIMIZATION, "true", "PATH", "/bin");

        assertThat(lines(8000, new Feed.Simulated(), false, environment))
                .contains("OMP_NUM_THREADS=2")
                .noneMatch(line -> line.startsWith(Switches.OPTIMIZATION) || line.startsWith("PATH"));
    }

    @Test
    void everyPortMovesWithTheBase() {
        assertThat(lines(18000, new Feed.Simulated(), false))
                .contains("BROKER_PORT=19092", "RISK_PORT=18200", "NGINX_PORT=18080", "GRAFANA_PORT=13002");
    }

    @Test
    void aRecordingIsSeenWhereItIsMounted() throws IOException {
        Path file = Files.writeString(folder.toRealPath().resolve("a.ws"), "");
        Path link = Files.createSymbolicLink(folder.resolve("link.ws"), file);

        assertThat(lines(8000, new Feed.Replay(List.of(link)), true))
                .contains(
                        "NAUTILUS_RECORDINGS=" + file.getParent(),
                        "NAUTILUS_FEED=replay:/recordings/a.ws",
                        "NAUTILUS_FEED_LOOP=true");
    }
}
