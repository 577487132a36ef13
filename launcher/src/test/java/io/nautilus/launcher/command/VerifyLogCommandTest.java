package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyLogCommandTest {
    private static final String HOME = "nautilus.home";

    @TempDir
    private Path folder;

    private String homeBefore;

    /** Built, as far as can be seen. */
    @BeforeEach
    void program() throws IOException {
        homeBefore = System.setProperty(HOME, folder.toString());
        for (String engine : Catalogue.engineNames()) {
            Path program = folder.resolve("engines/" + engine + "/target/quarkus-app");
            Files.createFile(Files.createDirectories(program).resolve("quarkus-run.jar"));
        }
    }

    @AfterEach
    void theHomeIsAsBefore() {
        if (homeBefore == null) {
            System.clearProperty(HOME);
        } else {
            System.setProperty(HOME, homeBefore);
        }
    }

    /** The broker at its port would be the other's, with the other's log. */
    @Test
    void theLogOfAnotherFoldersContainersIsNotThisOnes() throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("run"));
        Files.writeString(data.resolve("version"), "nautilus-data 1\n");
        Files.writeString(data.resolve("run/containers.json"), "{\"optional\":\"\"}");
        Files.writeString(folder.resolve(".env"), "NAUTILUS_TOKENS=" + folder.resolve("other/secrets"));
        StringWriter err = new StringWriter();

        int status =
                Nautilus.commandLine().setErr(new PrintWriter(err)).execute("verify-log", "--data", data.toString());

        assertThat(err.toString()).contains(data + " was last started in containers, whose log lies in a volume");
        assertThat(status).isEqualTo(ExitCode.DATA_HALF_WRITTEN.status());
    }
}
