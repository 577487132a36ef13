package io.nautilus.launcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.containers.Compose;
import io.nautilus.launcher.faults.Await;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.LocalHttp;
import io.nautilus.launcher.system.Repository;
import io.nautilus.launcher.system.StreamReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A start, a second one and a stop by the launcher's program, in a project of its own and from a copy of the folder, so
 * that nobody's values, log or tokens are touched. The images are those that the other tests use.
 */
class StartContainerTest {
    private static final String PROJECT = "nautilus-start";
    /** Not the one inside the containers. */
    private static final int BASE_PORT = 9000;

    private static final int GATEWAY_PORT = BASE_PORT + 80;

    private record Ended(int exitCode, String output) {}

    @TempDir
    private Path folder;

    private Path home;
    private Path data;

    @BeforeEach
    void copyWhatAStartReads() throws IOException {
        Containers.makeWay();
        home = Files.createDirectory(folder.resolve("home"));
        data = folder.resolve("data");
        copy("docker-compose.m4max.yml");
        copy("resource-profiles.yml");
        copy("monitoring");
        // Programs and what images are built by, older than every image, so that none is built.
        program("launcher/target/launcher.jar");
        Files.createDirectories(home.resolve("launcher/target/lib"));
        for (String engine : Catalogue.engineNames()) {
            program("engines/" + engine + "/target/quarkus-app/quarkus-run.jar");
        }
        for (String recipe : List.of("launcher/Dockerfile", "engines/image/nautilus-run")) {
            program(recipe);
        }
        for (String variant : List.of("optimized", "metal", "coreml")) {
            program("engines/Dockerfile." + variant);
        }
    }

    private void copy(String name) throws IOException {
        try (Stream<Path> all = Files.walk(Repository.ROOT.resolve(name))) {
            for (Path each : all.toList()) {
                Files.copy(each, home.resolve(Repository.ROOT.relativize(each)));
            }
        }
    }

    private void program(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.setLastModifiedTime(Files.createFile(file), FileTime.from(Instant.EPOCH));
    }

    @AfterEach
    void leaveNothing() {
        Containers.takeDown(PROJECT, "--volumes");
        Docker.run("volume", "rm", PROJECT + "_data-folder");
    }

    /** In a folder where Compose finds nothing, as a person may stand anywhere. */
    private Ended launcher(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Repository.HOME.java().toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-Dnautilus.home=" + home,
                "-jar",
                Repository.HOME.classpath()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "COMPOSE_PROJECT_NAME",
                        PROJECT,
                        "NAUTILUS_VERSION",
                        Docker.version(),
                        "NAUTILUS_DATA",
                        "",
                        ContainerPlan.OFTEN_SEEN,
                        ContainerPlan.EVERY));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private Ended start(Path where) throws Exception {
        return launcher(
                "start",
                "--mode",
                "docker",
                "--no-strategies",
                "--base-port",
                Integer.toString(BASE_PORT),
                "--data",
                where.toString());
    }

    /** When each container began, by its id. */
    private static Map<String, String> running() {
        Map<String, String> began = new TreeMap<>();
        Docker.ask("ps", "--no-trunc", "--format", "{{.ID}}", "--filter", "label=com.docker.compose.project=" + PROJECT)
                .lines()
                .forEach(id ->
                        began.put(id, Docker.inspect(id).at("/State/StartedAt").asText()));
        return began;
    }

    @Test
    void startsOnceAndStopsAndKeepsItsLogForOneFolder() throws Exception {
        Ended first = start(data);
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output()).doesNotContain("its image is built");
        for (String service : Catalogue.names()) {
            JsonNode seen = Docker.inspect(Compose.container(service));
            assertThat(seen.at("/State/Health/Status").asText()).as(service).isEqualTo("healthy");
            assertThat(seen.at("/Config/Image").asText()).isEqualTo("nautilus/" + service + ":" + Docker.version());
        }
        tokensAreTheirOwnersAlone();
        everyEngineIsWhereItsHeartbeatSays();
        Map<String, String> began = running();

        Ended again = start(data);
        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(again.output()).doesNotContain("its image is built").doesNotContainPattern(" starts\\R");
        Ended other = start(folder.resolve("other"));
        assertThat(other.exitCode()).as(other.output()).isEqualTo(ExitCode.DATA_OTHER_LOG.status());
        assertThat(other.output()).contains(data.toString());
        assertThat(running()).isEqualTo(began);

        Ended stop = launcher("stop", "--data", data.toString());
        assertThat(stop.exitCode()).as(stop.output()).isZero();
        assertThat(running()).isEmpty();
        assertThat(Docker.ask("volume", "ls", "--quiet", "--filter", "name=" + PROJECT + "_kafka"))
                .isEqualTo(PROJECT + "_kafka");
    }

    /** There the page's links lead, to each engine's own description. */
    private static void everyEngineIsWhereItsHeartbeatSays() throws Exception {
        Map<String, Integer> ports = new TreeMap<>();
        try (StreamReader stream = new StreamReader(GATEWAY_PORT)) {
            stream.subscribe("engine-status");
            Await.until("a heartbeat of every engine", () -> stream.of("engine-status"), told -> {
                told.forEach(message -> message.findParents("engine")
                        .forEach(beat -> ports.put(
                                beat.path("engine").asText(), beat.path("port").asInt())));
                return ports.size() == Catalogue.engineNames().size();
            });
        }
        for (String engine : Catalogue.engineNames()) {
            assertThat(ports).containsEntry(engine, Catalogue.port(engine, BASE_PORT));
            assertThat(LocalHttp.get(ports.get(engine), "/openapi").body()).contains("openapi: ");
            assertThat(LocalHttp.get(ports.get(engine), "/docs/").body()).contains("swagger");
        }
    }

    /** Containers run as whoever owns the tokens, and that is not root. */
    private void tokensAreTheirOwnersAlone() throws IOException {
        String values = Files.readString(home.resolve(".env"));
        for (String role : List.of("viewer", "trader", "admin")) {
            Path token = data.resolve("secrets").resolve(role + ".token");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                    .as(role)
                    .isEqualTo("rw-------");
            Object owner = Files.getAttribute(token, "unix:uid");
            assertThat(owner).as(role).isNotEqualTo(0);
            assertThat(values).contains("\nNAUTILUS_UID=" + owner + "\n");
        }
        assertThat(values).contains("\nCOMPOSE_PROJECT_NAME=" + PROJECT + "\n");
    }
}
