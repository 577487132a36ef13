package io.nautilus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void documentsEveryExitCode() throws IOException {
        String rows = Arrays.stream(ExitCode.values())
                .map(code -> "| " + code.status() + " | " + code.meaning() + " |\n")
                .collect(Collectors.joining());
        assertThat(Files.readString(ROOT.resolve("docs/operations.md")))
                .contains("| code | meaning |\n|---|---|\n" + rows + "<!-- end -->");
    }

    @Test
    void givesEveryCodeAStatusOfItsOwn() {
        assertThat(ExitCode.values()).extracting(ExitCode::status).doesNotHaveDuplicates();
    }

    @Test
    void agreesWithTheScripts() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("scripts/lib.sh")))
                .contains(
                        "EXIT_BAD_FLAGS=" + ExitCode.BAD_FLAGS.status(),
                        "EXIT_OTHER_PLAN=" + ExitCode.OTHER_PLAN.status(),
                        "EXIT_NOT_HEALTHY=" + ExitCode.NOT_HEALTHY.status(),
                        "EXIT_UNWELL=" + ExitCode.UNWELL.status(),
                        "EXIT_NO_JDK=" + ExitCode.NO_JDK.status(),
                        "EXIT_NO_MAVEN=" + ExitCode.NO_MAVEN.status(),
                        "EXIT_BUILD_FAILED=" + ExitCode.BUILD_FAILED.status());
    }
}
