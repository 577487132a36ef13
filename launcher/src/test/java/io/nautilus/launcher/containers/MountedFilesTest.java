package io.nautilus.launcher.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.hardware.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountedFilesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void asUnderAStrictUmask() throws IOException {
        Files.createDirectories(folder.resolve("monitoring/grafana"));
        for (String file : MountedFiles.FILES.values()) {
            mode(Files.writeString(folder.resolve(file), ""), "rw-------");
        }
    }

    private static void mode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private List<Path> closed(String system, String... services) {
        ContainerEngine engine = new ContainerEngine("28.2.2", system, "2.26.1", 8, Memory.ofGibibytes(16), 2);
        return MountedFiles.of(folder, engine, List.of(services)).closed();
    }

    @Test
    void thoseThatNotEverybodyMayReadAreClosed() throws IOException {
        Path nginx = folder.resolve("monitoring/nginx.conf");
        Path prometheus = folder.resolve("monitoring/prometheus.yml");
        assertThat(closed("Debian", "nginx", "prometheus")).containsExactly(nginx, prometheus);
        mode(nginx, "rw-rw----");
        mode(prometheus, "rw----r--");
        assertThat(closed("Debian", "nginx", "prometheus")).containsExactly(nginx);
        assertThat(closed("Debian", "prometheus")).isEmpty();
    }

    /** There a file is whoever's asks for it. */
    @Test
    void noneIsInAVirtualMachine() {
        assertThat(closed("Docker Desktop", "nginx", "prometheus")).isEmpty();
    }
}
