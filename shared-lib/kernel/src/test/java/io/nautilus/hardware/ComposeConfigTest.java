package io.nautilus.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@link ComposeFile} makes of the file is what Compose makes of it, where Compose can be had. */
class ComposeConfigTest {
    /** What Compose adds by itself. */
    private static final List<String> ADDED = List.of("networks.default", "command", "entrypoint");

    @TempDir
    Path folder;

    @BeforeAll
    static void askCompose() throws InterruptedException {
        boolean needed = Boolean.getBoolean("nautilus.compose.needed");
        assumeTrue(needed || answers("docker", "compose", "version"), "Compose is not installed");
    }

    private static Map<String, Map<String, Object>> services(Path values) throws IOException, InterruptedException {
        // In its JSON Compose leaves out what begins with x-.
        Process compose = compose(
                "docker", "compose", "--env-file", values.toString(), "-f", "../../resource-profiles.yml", "config");
        Map<String, Map<String, Map<String, Object>>> config =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(compose.getInputStream());
        assertThat(compose.waitFor()).isZero();
        return config.get("services");
    }

    private static boolean answers(String... command) throws InterruptedException {
        try {
            Process process = compose(command);
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Without variables of ours in its environment, so that the file's defaults and the given values count. */
    private static Process compose(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        builder.environment()
                .keySet()
                .removeIf(name -> name.endsWith("_CPUSET") || name.contains("_MEM") || name.endsWith("_EXCLUSIVE"));
        return builder.directory(Path.of("").toAbsolutePath().toFile()).start();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "RISK_CPUSET=2-3\nRISK_EXCLUSIVE=false\nML_MEM=2G\nML_MEM_RESERVATION=1G\nBROKER_CPUSET=\n"})
    void everyContainerHasTheSettingsThatComposeSees(String values) throws IOException, InterruptedException {
        Map<String, Given> given = values.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> new Given(parts[1], "my.env")));
        ComposeFile ours = new ComposeFile(CommittedProfiles.FILE, CommittedProfiles.text(), given);
        Map<String, Map<String, Object>> services = services(Files.writeString(folder.resolve("my.env"), values));
        assertThat(services).hasSize(ours.profiles().size() + ours.containers().size());
        for (String container : ours.containers()) {
            Map<String, String> settings = new TreeMap<>();
            ours.resolved(container).forEach((key, setting) -> settings.put(key, asCompose(key, setting.text())));
            settings.values().removeIf(String::isEmpty);
            assertThat(settings).as(container).isEqualTo(seen(services.get(container)));
        }
    }

    private static String asCompose(String key, String text) {
        return key.startsWith("mem_") && !key.equals("mem_swappiness")
                ? Long.toString(Memory.parse(text).bytes())
                : text;
    }

    private static Map<String, String> seen(Map<String, Object> service) {
        Map<String, String> settings = new TreeMap<>();
        service.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                inner.forEach((name, each) -> settings.put(key + "." + name, String.valueOf(each)));
            } else {
                settings.put(key, String.valueOf(value));
            }
        });
        ADDED.forEach(settings::remove);
        return settings;
    }
}
