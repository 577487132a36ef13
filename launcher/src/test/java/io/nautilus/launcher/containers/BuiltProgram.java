package io.nautilus.launcher.containers;

import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A folder with what images are made of, and what says how. */
final class BuiltProgram {
    private BuiltProgram() {}

    static Home in(Path folder) throws IOException {
        Files.copy(Path.of("../resource-profiles.yml"), folder.resolve("resource-profiles.yml"));
        Files.createDirectories(folder.resolve("launcher/target/lib"));
        Files.writeString(folder.resolve("launcher/target/launcher.jar"), "one");
        for (String engine : Catalogue.engineNames()) {
            Files.writeString(
                    Files.createDirectories(folder.resolve("engines/" + engine + "/target/quarkus-app"))
                            .resolve("quarkus-run.jar"),
                    engine);
        }
        Files.copy(Path.of("..").resolve(Compose.FILE), folder.resolve(Compose.FILE));
        Files.createDirectories(folder.resolve("engines/image"));
        for (String shared : List.of("engines/image/nautilus-run", "engines/image/nautilus-probe")) {
            Files.writeString(folder.resolve(shared), "#!/bin/sh");
        }
        for (String variant : List.of("optimized", "metal", "coreml")) {
            Files.writeString(folder.resolve("engines/Dockerfile." + variant), "FROM " + variant);
        }
        Files.writeString(folder.resolve("launcher/Dockerfile"), "FROM broker");
        Files.createDirectories(folder.resolve("monitoring/grafana"));
        for (String file : MountedFiles.FILES.values()) {
            Path read = Files.writeString(folder.resolve(file), "");
            Files.setPosixFilePermissions(read, PosixFilePermissions.fromString("rw-r--r--"));
        }
        return new Home(folder, Path.of("java"), "");
    }
}
