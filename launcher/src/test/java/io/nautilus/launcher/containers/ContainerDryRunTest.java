package io.nautilus.launcher.containers;

import static io.nautilus.launcher.containers.ContainerStartTest.ENGINE;
import static io.nautilus.launcher.containers.ContainerStartTest.PLAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.hardware.Memory;
import io.nautilus.hardware.Tier;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.placement.Placing;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Feed;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start in containers would do, beside what it does. */
class ContainerDryRunTest {
    @TempDir
    private Path folder;

    private final RecordedDocker docker = new RecordedDocker();
    private Home home;
    private DataFolder data;

    @BeforeEach
    void program() throws IOException {
        home = BuiltProgram.in(folder);
        data = new DataFolder(folder.toRealPath().resolve("data"));
    }

    private void start() {
        docker.did.clear();
        ContainerStart.of(home, data, ENGINE, docker, PLAN).run((service, what) -> {});
    }

    @Test
    void aDryRunChangesNothing() {
        List<String> lines = ContainerStart.of(home, data, ENGINE, docker, PLAN).dryRun();

        assertThat(docker.did).isEmpty();
        assertThat(data.root()).doesNotExist();
        assertThat(lines)
                .contains(
                        "containers   Docker 28.2.2 on Docker Desktop with Compose 2.26.1, 8 cores, 16384M",
                        "would build  docker compose --file docker-compose.m4max.yml build broker",
                        "would build  docker compose --file docker-compose.m4max.yml build strategy",
                        "would fetch  docker compose --file docker-compose.m4max.yml pull --quiet grafana",
                        "would note   docker volume rm nautilus_data-folder; docker volume create --label"
                                + " io.nautilus.data-folder=" + data.root() + " nautilus_data-folder",
                        "    RISK_CPUSET=0",
                        "phase 2/6: docker compose --file docker-compose.m4max.yml up --detach --no-build marketdata"
                                + " risk; then waits until healthy");
    }

    /** All that it prints is all that a start then does. */
    @Test
    void aDryRunShowsWhatAStartDoes() {
        List<String> shown = dryRun(PLAN);
        start();
        assertThat(shown).containsExactlyElementsOf(docker.did);

        docker.running.remove("nautilus-factor-engine-m4max");
        List<String> again = dryRun(PLAN);
        start();
        assertThat(again).containsExactlyElementsOf(docker.did).containsExactly("up --detach --no-build factor");
    }

    /** What of it changes containers and images. */
    private List<String> dryRun(Plan plan) {
        String compose = "docker compose --file " + Compose.FILE + " ";
        return ContainerStart.of(home, data, ENGINE, docker, plan).dryRun().stream()
                .filter(line -> line.contains(compose))
                .map(line -> line.substring(line.indexOf(compose) + compose.length())
                        .replace("; then waits until healthy", ""))
                .toList();
    }

    @Test
    void aDryRunOfAnotherPlanIsRefusedAsItsStart() {
        start();
        Plan other = new Plan(
                8000, new Feed.Simulated(), false, false, Catalogue.engineNames(), Placing.planned(Tier.AUTO, 8));

        assertThatThrownBy(() -> dryRun(other)).hasMessageContaining("NAUTILUS_STRATEGIES_RUN: true runs");
    }

    /** Control groups of version 1 obey a swappiness, those of version 2 have none. */
    @Test
    void whatIsNotHadDependsOnTheEngine() {
        ContainerEngine older = new ContainerEngine("19", "Debian", "2.26.1", 8, Memory.ofGibibytes(16), 1);
        String swappiness = "placement    not enforceable here: mem_swappiness 1: ";

        assertThat(ContainerStart.of(home, data, ENGINE, docker, PLAN).dryRun())
                .anyMatch(line -> line.startsWith(swappiness));
        assertThat(ContainerStart.of(home, data, older, docker, PLAN).dryRun())
                .noneMatch(line -> line.startsWith(swappiness))
                .anyMatch(line -> line.startsWith("placement    not enforceable here: x-nice 10: "));
    }
}
