package io.nautilus.launcher.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.hardware.Memory;
import io.nautilus.hardware.Tier;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.placement.Placing;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Feed;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerStartTest {
    static final ContainerEngine ENGINE =
            new ContainerEngine("28.2.2", "Docker Desktop", "2.26.1", 8, Memory.ofGibibytes(16), 2);
    static final Plan PLAN = new Plan(
            8000, new Feed.Simulated(), false, true, Catalogue.engineNames(), Placing.planned(Tier.AUTO, Placing.ALL));

    @TempDir
    private Path folder;

    private final RecordedDocker docker = new RecordedDocker();
    private final List<String> said = new ArrayList<>();
    private Home home;
    private DataFolder data;

    @BeforeEach
    void program() throws IOException {
        home = BuiltProgram.in(folder);
        data = new DataFolder(folder.toRealPath().resolve("data"));
    }

    private ContainerPlan start(Plan plan) {
        docker.did.clear();
        said.clear();
        return ContainerStart.of(home, data, ENGINE, docker, plan)
                .run((service, what) -> said.add(service + ": " + what));
    }

    @Test
    void theFirstStartBuildsAllAndBringsUpPhaseAfterPhase() throws IOException {
        start(PLAN);

        assertThat(docker.did)
                .containsExactlyElementsOf(Stream.of(
                                Catalogue.names().stream().map(name -> "build " + name),
                                Stream.of("nginx", "prometheus", "alertmanager", "grafana")
                                        .map(name -> "pull --quiet " + name),
                                Stream.of(
                                                "broker",
                                                "marketdata risk",
                                                "websocket",
                                                "features factor ml analytics",
                                                "portfolio strategy",
                                                "nginx prometheus alertmanager grafana")
                                        .map(names -> "up --detach --no-build " + names))
                        .flatMap(some -> some)
                        .toList());
        assertThat(said).contains("marketdata: its image is built (2 of 10)", "risk: healthy");
        assertThat(Files.readString(folder.resolve(".env")))
                .startsWith(ValuesFile.OURS
                        + "\n# scripts/nautilus plan --env: Docker Desktop, tier auto, cores 0-7, memory 16384M\n")
                .contains(
                        "\nRISK_CPUSET=0\n",
                        "\nRISK_SHARES=2048\n",
                        "\nCOMPOSE_PROFILES=nginx,prometheus,alertmanager,grafana\n");
        assertThat(new ContainerNote(data).optional())
                .contains(List.of("nginx", "prometheus", "alertmanager", "grafana"));
    }

    @Test
    void aSecondStartBuildsAndStartsNothing() {
        start(PLAN);
        start(PLAN);

        assertThat(docker.did).isEmpty();
    }

    @Test
    void whatCouldNotBeHadIsLeftOutBySecondStartsToo() {
        Plan elsewhere = new Plan(
                9000, PLAN.feed(), false, true, Catalogue.engineNames(), Placing.planned(Tier.AUTO, Placing.ALL));
        docker.failing.add("grafana");
        start(elsewhere);
        ContainerPlan left = start(elsewhere);

        assertThat(docker.did).isEmpty();
        assertThat(left.optional()).containsExactly("nginx", "prometheus", "alertmanager");
        assertThat(new ContainerNote(data).optional()).contains(left.optional());
    }

    @Test
    void whatHasDiedIsStartedAgainAlone() {
        start(PLAN);
        docker.running.remove("nautilus-factor-engine-m4max");
        start(PLAN);

        assertThat(docker.did).containsExactly("up --detach --no-build factor");
    }

    @Test
    void otherFlagsAreRefusedWithWhatDiffers() {
        start(PLAN);
        Plan other = new Plan(
                8000, new Feed.Simulated(), false, false, Catalogue.engineNames(), Placing.planned(Tier.AUTO, 8));

        assertThatThrownBy(() -> start(other))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.OTHER_PLAN))
                .hasMessageContaining("NAUTILUS_STRATEGIES_RUN: true runs, false is asked for")
                .hasMessageContaining("RISK_MEM: ");
        assertThat(docker.did).isEmpty();
    }

    @Test
    void aNewerProgramIsBuiltAnewOnceNothingRuns() throws IOException {
        start(PLAN);
        Files.writeString(folder.resolve("engines/risk/target/quarkus-app/quarkus-run.jar"), "another risk");

        assertThatThrownBy(() -> start(PLAN)).hasMessageContaining("risk: an older build runs");
        docker.running.clear();
        start(PLAN);
        assertThat(docker.did).first().isEqualTo("build risk");
        assertThat(docker.did).filteredOn(done -> done.startsWith("build")).hasSize(1);
    }

    /** What an image is built by, and what is copied into all, as its program. */
    @ParameterizedTest
    @CsvSource({
        "engines/Dockerfile.metal, analytics",
        "engines/Dockerfile.coreml, ml",
        "launcher/Dockerfile, broker",
        "engines/Dockerfile.optimized, marketdata risk websocket features factor portfolio strategy",
        "engines/image/nautilus-run, broker marketdata risk websocket features factor ml analytics portfolio strategy",
        "engines/image/nautilus-more, broker marketdata risk websocket features factor ml analytics portfolio strategy"
    })
    void whatAnImageIsMadeOfIsLookedAt(String file, String services) throws IOException {
        start(PLAN);
        Files.writeString(folder.resolve(file), "something else, and longer");
        docker.running.clear();
        start(PLAN);

        assertThat(docker.did)
                .filteredOn(done -> done.startsWith("build"))
                .containsExactlyElementsOf(Stream.of(services.split(" "))
                        .map(name -> "build " + name)
                        .toList());
        assertThat(start(PLAN).services()).containsAll(Catalogue.names());
        assertThat(docker.did).isEmpty();
    }

    @Test
    void imagesThatSomebodyBroughtAreTakenIfTheyAreYoungerThanTheProgram() {
        Catalogue.names().forEach(name -> docker.images.add(Images.name(name)));
        docker.made = "9999-01-01T00:00:00.000000001Z";
        start(PLAN);

        assertThat(docker.did).noneMatch(done -> done.startsWith("build"));
    }

    /** As plain Compose leaves them: nothing is noted of them. */
    @ParameterizedTest
    @ValueSource(strings = {"2001-01-01T01:00:00+01:00", ""})
    void imagesThatSomebodyBroughtAreBuiltAnewIfTheyAreOlder(String made) {
        Catalogue.names().forEach(name -> docker.images.add(Images.name(name)));
        docker.made = made;
        start(PLAN);
        assertThat(docker.did)
                .filteredOn(done -> done.startsWith("build"))
                .containsExactlyElementsOf(
                        Catalogue.names().stream().map(name -> "build " + name).toList());

        docker.running.clear();
        start(PLAN);
        assertThat(docker.did).noneMatch(done -> done.startsWith("build"));
    }

    @Test
    void whatCannotBeFetchedIsLeftOut() throws IOException {
        docker.failing.add("grafana");
        ContainerPlan left = start(PLAN);

        assertThat(left.optional()).containsExactly("nginx", "prometheus", "alertmanager");
        assertThat(said).anyMatch(line -> line.startsWith("grafana: left out: its image cannot be fetched, see "));
        assertThat(Files.readString(folder.resolve(".env")))
                .contains("COMPOSE_PROFILES=nginx,prometheus,alertmanager\n");
    }

    @Test
    void anImageThatIsNotBuiltEndsTheStart() {
        docker.failing.add("ml");

        assertThatThrownBy(() -> start(PLAN))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.BUILD_FAILED))
                .hasMessageContaining("The image of ml was not built");
        assertThat(folder.resolve(".env")).doesNotExist();
    }

    @Test
    void whatComposeCannotStartEndsTheStart() {
        docker.failing.add("websocket");
        docker.made = "9999-01-01T00:00:00Z";
        Catalogue.names().forEach(name -> docker.images.add(Images.name(name)));

        assertThatThrownBy(() -> start(PLAN))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.START_FAILED))
                .hasMessageContaining("Compose could not start websocket:");
        assertThat(docker.running).contains("nautilus-risk-engine-m4max").doesNotContain("nautilus-ml-engine-m4max");
    }

    /** Also one that {@code plan --env} printed, since a person may have changed it. */
    @ParameterizedTest
    @ValueSource(strings = {"RISK_MEM=1G\n", "# scripts/nautilus plan --env: mine, tier auto\nRISK_MEM=1G\n", ""})
    void aFileOfOnesOwnIsNotOverwritten(String own) throws IOException {
        Files.writeString(folder.resolve(".env"), own);

        assertThatThrownBy(() -> start(PLAN)).hasMessageContaining("is a file of your own");
        assertThat(Files.readString(folder.resolve(".env"))).isEqualTo(own);
        assertThat(docker.did).isEmpty();
    }

    /** Also a value that no plan decides. */
    @Test
    void allThatAPlanOfOnesOwnSaysIsWritten() throws IOException {
        Path own = Files.writeString(folder.resolve("my.env"), "ML_MEM=300M\nNAUTILUS_MEMLOCK=8388608\n");
        start(new Plan(
                8000,
                new Feed.Simulated(),
                false,
                true,
                Catalogue.engineNames(),
                Placing.planned(Tier.AUTO, Placing.ALL).with(own)));

        assertThat(Files.readString(folder.resolve(".env")))
                .contains("\nML_MEM=300M\n", "\nNAUTILUS_MEMLOCK=8388608\n");
        assertThatThrownBy(() -> start(PLAN))
                .hasMessageContaining("NAUTILUS_MEMLOCK: 8388608 runs, nothing is asked for");
    }

    @Test
    void whatAStartWroteTheNextWritesAnew() throws IOException {
        start(PLAN);
        docker.running.clear();
        start(new Plan(
                18000,
                new Feed.Simulated(),
                false,
                true,
                Catalogue.engineNames(),
                Placing.planned(Tier.AUTO, Placing.ALL)));

        assertThat(Files.readString(folder.resolve(".env"))).contains("\nRISK_PORT=18200\n");
    }

    /** There is one log in containers, whatever folder the tokens and the notes lie in. */
    @Test
    void anotherDataFolderIsNotGivenTheLogOfTheFirst() throws IOException {
        start(PLAN);
        docker.running.clear();
        Path values = folder.resolve(".env");
        String before = Files.readString(values);
        DataFolder first = data;
        data = new DataFolder(first.root().resolveSibling("try"));

        for (ThrowingCallable asked :
                List.<ThrowingCallable>of(() -> start(PLAN), () -> ContainerStart.of(home, data, ENGINE, docker, PLAN)
                        .dryRun())) {
            assertThatThrownBy(asked)
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.DATA_OTHER_LOG))
                    .hasMessageContaining(
                            "the volume nautilus_kafka, and it belongs to the data folder " + first.root())
                    .hasMessageContaining("COMPOSE_PROJECT_NAME=")
                    .hasMessageContaining("docker compose -p nautilus -f docker-compose.m4max.yml down -v");
        }
        assertThat(docker.did).isEmpty();
        assertThat(data.root()).doesNotExist();
        assertThat(values).hasContent(before);

        docker.volumes.remove("nautilus_kafka");
        start(PLAN);
        assertThat(Files.readString(values)).contains("NAUTILUS_TOKENS=" + data.secrets());
        data = first;
        assertThatThrownBy(() -> start(PLAN))
                .hasMessageContaining(
                        "belongs to the data folder " + first.root().resolveSibling("try"));
    }

    /** Also where the log was noted by the link. */
    @Test
    void aDataFolderIsTheSameByWhateverLinkItIsReached() throws IOException {
        DataFolder link = new DataFolder(folder.resolve("link"));
        start(PLAN);
        DataFolder real = data;
        data = new DataFolder(Files.createSymbolicLink(link.root(), real.root()));
        start(PLAN);

        assertThat(docker.did).isEmpty();
        assertThat(docker.volumes).containsEntry("nautilus_data-folder", "io.nautilus.data-folder=" + real.root());
        assertThat(new ValuesFile(folder).isOfAnother(link)).isFalse();
        assertThat(Folders.of(link)).isEqualTo(Folders.of(real));

        docker.volumes.put("nautilus_data-folder", "io.nautilus.data-folder=" + link.root());
        data = real;
        start(PLAN);
        assertThat(docker.did).isEmpty();
    }

    @Test
    void aLogThatNoStartMadeIsTaken() {
        docker.volumes.put("nautilus_kafka", "");
        start(PLAN);

        assertThat(docker.volumes).containsEntry("nautilus_data-folder", "io.nautilus.data-folder=" + data.root());
    }

    @Test
    void whatAnotherFolderRunsIsNotThisOnes() {
        start(PLAN);

        assertThat(new ValuesFile(folder).isOfAnother(data)).isFalse();
        assertThat(new ValuesFile(folder).isOfAnother(new DataFolder(folder.resolve("try"))))
                .isTrue();
        assertThat(new ValuesFile(folder.resolve("nowhere")).isOfAnother(data)).isFalse();
    }

    @Test
    void filesThatContainersMayNotReadAreNamedBeforeAnythingIsDone() throws IOException {
        ContainerEngine here = new ContainerEngine("19", "Debian", "2.26.1", 8, Memory.ofGibibytes(16), 2);
        Path closed = folder.resolve("monitoring/prometheus.yml");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(
                        () -> ContainerStart.of(home, data, here, docker, PLAN).run((_, _) -> {}))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.FILES_CLOSED))
                .hasMessageContaining("chmod a+r " + closed);
        assertThat(docker.did).isEmpty();
        assertThat(data.root()).doesNotExist();
    }

    @Test
    void aContainerWithoutAnEntryIsNamed() throws IOException {
        Path file = folder.resolve("resource-profiles.yml");
        Files.writeString(file, Files.readString(file).replace("\n  prometheus:\n", "\n  promethius:\n"));

        for (Placing placing : List.of(Placing.planned(Tier.AUTO, Placing.ALL), Placing.none("--no-placement"))) {
            assertThatThrownBy(() ->
                            start(new Plan(8000, new Feed.Simulated(), false, true, Catalogue.engineNames(), placing)))
                    .hasMessageContaining("there is no entry services.prometheus; services.promethius is no container");
        }
        assertThat(docker.did).isEmpty();
    }

    @Test
    void someEnginesAloneAreForProcesses() {
        assertThatThrownBy(() -> start(PLAN.only(List.of("risk"))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.BAD_FLAGS));
    }
}
