package io.nautilus.launcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.system.Repository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bundle saves another machine loads: small images under the names of ours, which would take minutes. */
class BundleContainerTest {
    private static final String VERSION = "bundled";

    @TempDir
    private Path folder;

    private static String image(String name) {
        return "nautilus/" + name + ":" + VERSION;
    }

    @AfterEach
    void leaveNothing() {
        for (String name : Catalogue.names()) {
            Docker.run("rmi", image(name));
        }
    }

    @Test
    void whatIsSavedIsLoaded() throws Exception {
        Map<String, String> saved = new TreeMap<>();
        for (String name : Catalogue.names()) {
            Path root = Files.createDirectory(folder.resolve(name));
            Files.writeString(root.resolve("word"), name);
            run("tar", "-C", root.toString(), "-cf", root + ".tar", "word");
            saved.put(name, Docker.ask("import", root + ".tar", image(name)));
        }
        run(Repository.ROOT + "/scripts/nautilus", "bundle", folder.toString());
        leaveNothing();
        assertThat(Docker.ask("images", "--quiet", "--filter", "reference=nautilus/*:" + VERSION))
                .isEmpty();

        String file = "nautilus-" + VERSION + "-linux-" + Docker.ask("version", "--format", "{{.Server.Arch}}");
        run(
                "tar",
                "-C",
                folder.toString(),
                "-xzf",
                folder.resolve(file + ".tar.gz").toString());
        Docker.ask("load", "--input", folder.resolve(file).resolve("images.tar").toString());
        saved.forEach((name, id) ->
                assertThat(Docker.inspect(image(name)).path("Id").asText()).isEqualTo(id));
    }

    private static void run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().put("NAUTILUS_VERSION", VERSION);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
