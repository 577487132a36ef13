package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FolderLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command answers where it starts nothing: never a stack trace. */
class NautilusTest {
    @TempDir
    Path folder;

    private DataFolder data;

    private record Answer(int exitCode, String text) {}

    @BeforeEach
    void newFolder() {
        data = new DataFolder(folder.resolve("some data"));
    }

    @Test
    void refusesADataFolderThatIsAFileInEveryCommand() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        for (String command : List.of("start", "status", "stop", "accept-log", "supervise")) {
            assertRefused(run(command, "--data", file.toString()), ExitCode.DATA_UNUSABLE, file + " is a file");
        }
        assertRefused(run("logs", "risk", "--data", file.toString()), ExitCode.DATA_UNUSABLE, file + " is a file");
    }

    @Test
    void refusesNotesThatItCannotRead() throws IOException {
        Files.createDirectories(data.run());
        for (String note : List.of("", "{", "{\"pid\":1}")) {
            Files.writeString(data.run().resolve("risk.json"), note);
            for (String command : List.of("status", "stop")) {
                assertRefused(here(command), ExitCode.DATA_UNUSABLE, "cannot read", "risk.json", "delete that file");
            }
        }
        Files.delete(data.run().resolve("risk.json"));
        Files.writeString(data.run().resolve("plan.json"), "{}");
        assertRefused(here("status"), ExitCode.DATA_UNUSABLE, "cannot read", "plan.json");
    }

    @Test
    void leavesAFolderOfSomethingElseAsItIs() throws IOException {
        Files.createDirectories(data.root().resolve("photos"));
        assertRefused(here("start"), ExitCode.DATA_UNUSABLE, "is not a Nautilus data folder");
        assertThat(Files.list(data.root())).hasSize(1);
    }

    @Test
    void saysInADryRunThatTheFolderCannotBeLocked() throws IOException {
        Files.createDirectories(data.root().resolve("lock"));
        assertRefused(here("start", "--dry-run", "--mode", "local"), ExitCode.DATA_UNUSABLE, "cannot lock");
        Files.delete(data.root().resolve("lock"));
        try (FolderLock _ = data.tryLock("stop").orElseThrow()) {
            assertRefused(here("start", "--dry-run", "--mode", "local"), ExitCode.DATA_IN_USE, "nautilus stop");
        }
    }

    @Test
    void refusesLinesThatAreNoNumberOfLines() {
        assertRefused(here("logs", "risk", "-n", "-3"), ExitCode.BAD_FLAGS, "-n is -3");
        assertThat(here("logs", "risk", "-n", "0")).isEqualTo(new Answer(0, ""));
    }

    @Test
    void namesOnlyModesThatExist() {
        Answer bogus = here("start", "--dry-run", "--mode", "bogus");
        assertThat(bogus.exitCode()).isEqualTo(ExitCode.BAD_FLAGS.status());
        assertThat(bogus.text()).contains("'--mode'", "[AUTO, LOCAL, DOCKER]");
    }

    @Test
    void saysThatNothingRuns() {
        assertThat(here("stop")).isEqualTo(new Answer(0, "Nautilus is not running.\n"));
        Answer status = here("status");
        assertThat(status.exitCode()).isEqualTo(ExitCode.NOT_HEALTHY.status());
        assertThat(status.text())
                .isEqualTo("Nautilus is not running. Start it: scripts/start-m4max-optimized.sh --data '" + data.root()
                        + "'\n");
    }

    private Answer here(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.root().toString()));
        return run(all.toArray(String[]::new));
    }

    private static Answer run(String... arguments) {
        CommandLine command = Nautilus.commandLine();
        StringWriter text = new StringWriter();
        command.setOut(new PrintWriter(text)).setErr(new PrintWriter(text));
        return new Answer(command.execute(arguments), text.toString());
    }

    private static void assertRefused(Answer answer, ExitCode code, String... parts) {
        assertThat(answer.text()).contains(parts).doesNotContain("\tat ");
        assertThat(answer.exitCode()).as(answer.text()).isEqualTo(code.status());
    }
}
