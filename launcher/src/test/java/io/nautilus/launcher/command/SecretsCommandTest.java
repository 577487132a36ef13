package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.nautilus.launcher.containers.Compose;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as docker-compose.m4max.yml calls it, with a folder each in place of its volumes. */
class SecretsCommandTest {
    private static final Path ROOT = Path.of("..");

    /** By the container's path. */
    private final Map<String, Path> folders = new TreeMap<>();

    @TempDir
    private Path folder;

    @Test
    void writesThePasswordWhereGrafanaReadsIt() throws IOException {
        JsonNode services =
                new YAMLMapper().readTree(ROOT.resolve(Compose.FILE).toFile()).path("services");
        JsonNode grafana = services.path("grafana");
        Path read = Path.of(grafana.path("environment")
                .path("GF_SECURITY_ADMIN_PASSWORD__FILE")
                .asText());
        String volume = volumes(grafana).get(read.getParent() + ":ro");
        assertThat(volume).as("what is mounted at %s", read.getParent()).isNotNull();

        Map<String, String> written = volumes(services.path("secrets"));
        assertThat(written).containsValue(volume);
        written.keySet().forEach(path -> folders.put(path, folder.resolve(path.substring(1))));
        assertThat(Nautilus.commandLine().execute(inFolders(services.path("secrets"))))
                .isZero();

        written.forEach((path, source) -> {
            Path file = folders.get(path).resolve(read.getFileName());
            assertThat(file.toFile().exists()).as("%s", file).isEqualTo(source.equals(volume));
        });
    }

    private String[] inFolders(JsonNode service) {
        return StreamSupport.stream(service.path("command").spliterator(), false)
                .map(JsonNode::asText)
                .map(word -> folders.containsKey(word) ? folders.get(word).toString() : word)
                .toArray(String[]::new);
    }

    /** What is mounted, by where: a source is a variable and has colons too. */
    private static Map<String, String> volumes(JsonNode service) {
        Map<String, String> volumes = new TreeMap<>();
        service.path("volumes").forEach(each -> {
            String text = each.asText();
            int path = text.indexOf(":/");
            volumes.put(text.substring(path + 1), text.substring(0, path));
        });
        return volumes;
    }
}
