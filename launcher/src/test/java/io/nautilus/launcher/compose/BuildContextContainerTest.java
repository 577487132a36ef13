package io.nautilus.launcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.system.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build is given of this folder: what images are made of, so whatever a Dockerfile copies, no secret. */
class BuildContextContainerTest {
    private static final Path DATA = Repository.ROOT.resolve("data");

    @TempDir
    private Path folder;

    @Test
    void nothingSecretIsGivenToABuild() throws IOException {
        // A data folder that is there is a person's own, and decoy enough.
        boolean absent = Files.notExists(DATA);
        Path secrets = DATA.resolve("secrets");
        Path decoy = secrets.resolve("decoy.token");
        Path atRoot = Repository.ROOT.resolve("decoy.token");
        try {
            if (absent) {
                Files.createDirectories(secrets);
                Files.writeString(decoy, "secret");
            }
            Files.writeString(atRoot, "secret");
            assertThat(given())
                    .contains("launcher/target/launcher.jar", "engines/image/nautilus-run")
                    .noneMatch(name -> name.equals(".git")
                            || name.startsWith(".git/")
                            || name.startsWith("data")
                            || name.endsWith(".env")
                            || name.endsWith(".token"));
        } finally {
            Files.deleteIfExists(atRoot);
            if (absent) {
                Files.deleteIfExists(decoy);
                Files.deleteIfExists(secrets);
                Files.deleteIfExists(DATA);
            }
        }
    }

    /** The names of all files that a build of everything gets. */
    private List<String> given() throws IOException {
        Path dockerfile = Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY . /\n");
        Path all = folder.resolve("all");
        Docker.ask(
                "buildx",
                "build",
                "--file=" + dockerfile,
                "--output=type=local,dest=" + all,
                Repository.ROOT.toString());
        try (Stream<Path> files = Files.walk(all)) {
            return files.map(file -> all.relativize(file).toString()).toList();
        }
    }
}
