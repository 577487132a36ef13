package io.nautilus.launcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a container may not do, it cannot; and secrets are where they have to be and nowhere else. */
@ExtendWith(OnContainers.class)
class HardeningContainerTest {
    private static final String NO_CAPABILITIES = "0000000000000000";
    /** In a file of every image. */
    private static final String THERE = "Usage: nautilus-probe WHAT";

    private static final List<String> ROLES = List.of("viewer", "trader", "admin");
    private static final String HASHES = Containers.PROJECT + "_hashes";
    private static final List<String> SECRETS =
            List.of(HASHES, Containers.PROJECT + "_tokens", Containers.PROJECT + "_grafana-secret");

    @Test
    void nobodyIsRootOrHasACapabilityOrWritesToTheRoot(Containers containers) {
        containers.inspected().forEach((service, seen) -> {
            JsonNode host = seen.path("HostConfig");
            assertThat(host.path("ReadonlyRootfs").asBoolean()).as(service).isTrue();
            assertThat(host.path("Privileged").asBoolean()).as(service).isFalse();
            assertThat(host.path("PidsLimit").asLong()).as(service).isPositive();
            assertThat(host.at("/RestartPolicy/Name").asText()).as(service).isIn("unless-stopped", "always");
            assertThat(host.at("/LogConfig/Config/max-size").asText())
                    .as(service)
                    .isNotEmpty();
            Map<String, String> process = status(seen.path("Id").asText());
            assertThat(process.get("Uid").split("\\s+")).as(service).doesNotContain("0");
            assertThat(process.get("CapEff")).as(service).isEqualTo(NO_CAPABILITIES);
            assertThat(process.get("CapPrm")).as(service).isEqualTo(NO_CAPABILITIES);
            assertThat(process.get("CapBnd")).as(service).isEqualTo(NO_CAPABILITIES);
            assertThat(process.get("NoNewPrivs")).as(service).isEqualTo("1");
            Docker.Ended written =
                    Docker.run("exec", "--user=0", seen.path("Id").asText(), "touch", "/here");
            assertThat(written.exitCode()).as(service).isNotZero();
            assertThat(written.text()).as(service).contains("Read-only file system");
        });
    }

    /** What the kernel says of a container's first process. */
    private static Map<String, String> status(String container) {
        return Docker.ask("exec", container, "cat", "/proc/1/status")
                .lines()
                .map(line -> line.split(":\\s*", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    @Test
    void noPortIsBoundBeyondThisMachine(Containers containers) {
        containers.inspected().forEach((service, seen) -> {
            assertThat(seen.at("/HostConfig/NetworkMode").asText()).as(service).isNotEqualTo("host");
            for (JsonNode port : seen.at("/NetworkSettings/Ports")) {
                for (JsonNode binding : port) {
                    assertThat(binding.path("HostIp").asText()).as(service).isEqualTo("127.0.0.1");
                }
            }
        });
    }

    /**
     * Engines are told hashes, others nothing; nobody's environment, command, description or log has a token, also not of
     * the container that made them.
     */
    @Test
    void tokensAreNowhereInAContainer(Containers containers) {
        List<String> secrets = secrets(containers);
        containers.inspected().forEach((service, seen) -> {
            String id = seen.path("Id").asText();
            String image = seen.path("Image").asText();
            boolean engine = Catalogue.engineNames().contains(service);
            List<String> given = volumes(seen);
            given.retainAll(SECRETS);
            assertThat(given).as(service).isEqualTo(engine ? List.of(HASHES) : List.of());
            String everything = seen
                    + Docker.ask("image", "inspect", image)
                    + Docker.ask("history", "--no-trunc", image)
                    + Docker.ask("exec", id, "cat", "/proc/1/environ", "/proc/1/cmdline")
                    + Docker.run("logs", id).text()
                    + (engine ? Docker.ask("exec", id, "sh", "-c", "cat /run/nautilus/*") : "");
            assertThat(everything.contains("sha256\"")).as(service).isEqualTo(engine);
            assertThat(secrets)
                    .allSatisfy(secret -> assertThat(everything).as(service).doesNotContain(secret));
        });
        JsonNode maker = containers.inspected(Containers.FIRST);
        assertThat(volumes(maker)).as(Containers.FIRST).hasSameElementsAs(SECRETS);
        String said = maker + Docker.run("logs", maker.path("Id").asText()).text();
        assertThat(secrets)
                .allSatisfy(secret -> assertThat(said).as(Containers.FIRST).doesNotContain(secret));
    }

    /** The tokens, and the password of Grafana. */
    private static List<String> secrets(Containers containers) {
        List<String> secrets =
                new ArrayList<>(ROLES.stream().map(containers::token).toList());
        secrets.add(containers.secret("grafana-secret", "admin-password"));
        assertThat(secrets).doesNotHaveDuplicates().allMatch(secret -> secret.length() > 15);
        return secrets;
    }

    private static List<String> volumes(JsonNode container) {
        List<String> volumes = new ArrayList<>();
        for (JsonNode mount : container.path("Mounts")) {
            volumes.add(mount.path("Name").asText());
        }
        return volumes;
    }

    /** Every file of every layer of our images, by name and by what is in it; also those that a later layer hides. */
    @Test
    void noLayerOfAnImageHasASecretOrWhatBelongsToOnePerson(Containers containers, @TempDir Path folder)
            throws Exception {
        TreeSet<String> images = new TreeSet<>();
        containers.inspected().forEach((service, seen) -> {
            if (Catalogue.names().contains(service)) {
                images.add(seen.path("Image").asText());
            }
        });
        assertThat(images).hasSize(Catalogue.names().size());
        List<String> sought = secrets(containers);
        sought.add(THERE);
        Path texts = Files.write(folder.resolve("texts"), sought);
        List<String> files = new ArrayList<>();
        Set<String> found = new TreeSet<>();
        for (Path layer : layers(images, folder)) {
            files.addAll(tar("-tf", layer.toString()).lines().toList());
            found.addAll(found(layer, texts));
        }
        assertThat(found).as("what is there, and no secret").containsExactly(THERE);
        assertThat(files)
                .anyMatch(name -> name.endsWith("nautilus-probe"))
                .noneMatch(name -> name.endsWith(".token")
                        || name.endsWith("token-hashes.json")
                        || name.contains("secrets/")
                        || name.endsWith(".env")
                        || name.contains(".git/"));
    }

    /** Which texts, a line each, the files of a layer contain. */
    private static List<String> found(Path layer, Path texts) throws Exception {
        ProcessBuilder search = new ProcessBuilder("grep", "-aoF", "-f", texts.toString());
        search.environment().put("LC_ALL", "C");
        List<Process> both = ProcessBuilder.startPipeline(
                List.of(loud(new ProcessBuilder("tar", "-xOf", layer.toString())), loud(search)));
        List<String> found = printed(both.getLast()).lines().toList();
        assertThat(both.getFirst().waitFor()).as("tar of %s", layer).isZero();
        assertThat(both.getLast().waitFor()).as("grep of %s", layer).isEqualTo(found.isEmpty() ? 1 : 0);
        return found;
    }

    private static ProcessBuilder loud(ProcessBuilder builder) {
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private static String printed(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Set<Path> layers(Collection<String> images, Path folder) throws Exception {
        Path saved = folder.resolve("images.tar");
        List<String> save = new ArrayList<>(List.of("save", "--output", saved.toString()));
        save.addAll(images);
        Docker.ask(save.toArray(String[]::new));
        tar("-xf", saved.toString(), "-C", folder.toString());
        Set<Path> layers = new TreeSet<>();
        for (JsonNode image : JsonFile.parse(Files.readString(folder.resolve("manifest.json")))
                .orElseThrow()) {
            for (JsonNode layer : image.path("Layers")) {
                layers.add(folder.resolve(layer.asText()));
            }
        }
        return layers;
    }

    private static String tar(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("tar"));
        command.addAll(List.of(arguments));
        Process tar = loud(new ProcessBuilder(command)).start();
        String printed = printed(tar);
        assertThat(tar.waitFor()).as("%s", command).isZero();
        return printed;
    }
}
