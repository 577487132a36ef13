package io.nautilus.launcher.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogNotesTest {
    @TempDir
    private Path folder;

    private DataFolder data;
    private Path seen;

    @BeforeEach
    void folders() throws IOException {
        data = new DataFolder(folder.resolve("data"));
        seen = Files.createDirectory(folder.resolve("notes"));
    }

    private void runs(String boot, boolean closesItsLog) throws IOException {
        LogNotes notes = LogNotes.begin(data, seen, boot);
        Path closed = Files.createDirectories(data.kafka()).resolve(".kafka_cleanshutdown");
        Files.deleteIfExists(closed);
        notes.serves();
        if (closesItsLog) {
            Files.createFile(closed);
            notes.stopped();
        }
    }

    @Test
    void aKilledBrokerOfTheSameBootHasItsWholeLog() throws IOException {
        runs("one", false);
        runs("one", true);
        runs("two", false);

        assertThat(seen).isEmptyDirectory();
    }

    @Test
    void aMachineThatWentDownUnderTheBrokerMakesItSuspectOncePerBoot() throws IOException {
        runs("one", false);
        runs("two", false);
        Path suspect = seen.resolve("log-suspect");
        assertThat(suspect).hasContent("two the machine was booted anew and the log had not been stopped in order");
        runs("two", false);
        assertThat(suspect).content().startsWith("two ");
        runs("three", true);
        assertThat(suspect).content().startsWith("three ");
        runs("four", true);
        assertThat(suspect).content().startsWith("three ");
    }

    /** A broker that could not say it comes back in a boot that it has not noted. */
    @Test
    void aSuspicionThatCouldNotBeWrittenIsRaisedAgainInTheSameBoot() throws IOException {
        runs("one", false);
        Files.delete(seen);
        Files.createFile(seen);
        assertThatThrownBy(() -> runs("two", false)).isInstanceOf(FileFailure.class);
        assertThatThrownBy(() -> runs("two", false)).isInstanceOf(FileFailure.class);

        Files.delete(seen);
        runs("two", false);
        assertThat(seen.resolve("log-suspect")).content().startsWith("two ");
    }
}
