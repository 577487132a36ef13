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
import java.nio.file.StandardCopyOption;
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
 * A start, a second one and a stop by the scripts, in a project of its own and from a copy of the folder, so that nobody's
 * values, log or tokens are touched. The images are those that the other tests use, but for one that is missing.
 */
class StartContainerTest {
    private static final String PROJECT = "nautilus-start";
    /** Not the one inside the containers. */
    private static final int BASE_PORT = 9000;

    private static final int GATEWAY_PORT = BASE_PORT + 80;
    private static final String VERSION = "start-" + Docker.version();
    /** Its image is not there, so its program is; all others have files that are older than every image. */
    private static final String MISSING = "features";

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
        copy("scripts");
        copy(".dockerignore");
        copy("engines/image");
        copy("engines/Dockerfile.optimized");
        copy("engines/" + MISSING + "/target/quarkus-app");
        copy("engines/" + MISSING + "/target/bom.json");
        // The broker trains who is built.
        copy("launcher/target/launcher.jar");
        copy("launcher/target/lib");
        for (String engine : Catalogue.engineNames()) {
            program("engines/" + engine + "/target/quarkus-app/quarkus-run.jar");
            program("engines/" + engine + "/target/bom.json");
        }
        List<String> others = List.of(
                "launcher/Dockerfile",
                "launcher/target/bom.json",
                "pom.xml",
                "shared-lib/pom.xml",
                "benchmarks/pom.xml");
        for (String other : others) {
            program(other);
        }
        for (String variant : List.of("metal", "coreml")) {
            program("engines/Dockerfile." + variant);
        }
        makeOld();
        Files.createFile(Files.createDirectories(home.resolve("target")).resolve("built"));
        Files.createFile(home.resolve("target/listed"));
        for (String service : Catalogue.names()) {
            if (!service.equals(MISSING)) {
                Docker.ask("tag", "nautilus/" + service + ":" + Docker.version(), image(service));
            }
        }
    }

    private static String image(String service) {
        return "nautilus/" + service + ":" + VERSION;
    }

    /** So that no image is older than what it would be built of, and no program than its sources. */
    private void makeOld() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path each : all.toList()) {
                Files.setLastModifiedTime(each, FileTime.from(Instant.EPOCH));
            }
        }
    }

    private void copy(String name) throws IOException {
        Files.createDirectories(home.resolve(name).getParent());
        try (Stream<Path> all = Files.walk(Repository.ROOT.resolve(name))) {
            for (Path each :
                    all.filter(each -> !each.toString().endsWith(".aot")).toList()) {
                Files.copy(each, home.resolve(Repository.ROOT.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private void program(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
    }

    @AfterEach
    void leaveNothing() {
        Containers.takeDown(PROJECT, "--volumes");
        Docker.run("volume", "rm", PROJECT + "_data-folder");
        Catalogue.names().forEach(service -> Docker.run("rmi", image(service)));
    }

    /** In a folder where Compose finds nothing, as a person may stand anywhere. */
    private Ended script(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(words));
        command.set(0, home.resolve("scripts").resolve(words[0]).toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().remove("NAUTILUS_MODE");
        builder.environment()
                .putAll(Map.of(
                        "COMPOSE_PROJECT_NAME",
                        PROJECT,
                        "NAUTILUS_VERSION",
                        VERSION,
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
        return script(
                "start-m4max-optimized.sh",
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
        assertThat(first.output())
                .contains("containers: a container engine answers")
                .containsPattern(MISSING + " +its image is built \\(1 of 1\\)");
        for (String service : Catalogue.names()) {
            JsonNode seen = Docker.inspect(Compose.container(service));
            assertThat(seen.at("/State/Health/Status").asText()).as(service).isEqualTo("healthy");
            assertThat(seen.at("/Config/Image").asText()).isEqualTo(image(service));
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

        Ended stop = script("nautilus", "stop", "--data", data.toString());
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
