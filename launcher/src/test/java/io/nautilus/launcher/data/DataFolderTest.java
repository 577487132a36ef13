package io.nautilus.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path parent;

    private DataFolder data;

    @BeforeEach
    void newFolder() {
        data = new DataFolder(parent.resolve("data"));
    }

    @Test
    void makesAnEmptyFolderOneOfThisVersionAndTakesItAgain() throws IOException {
        data.open();
        assertThat(data.root().resolve("version")).hasContent("nautilus-data 1\n");
        data.open();
        assertThat(Files.list(data.root())).hasSize(1);
    }

    @Test
    void takesAFolderThatHoldsOnlyALockAndLogs() throws IOException {
        Files.createDirectories(data.logs());
        Files.createFile(data.root().resolve("lock"));
        data.open();
        assertThat(data.root().resolve("version")).exists();
    }

    @Test
    void changesNothingWhenItOnlyChecks() {
        data.check();
        assertThat(data.root()).doesNotExist();
    }

    @Test
    void refusesDataWithoutAVersion() throws IOException {
        Files.createDirectories(data.kafka());
        assertRefused(data::open, ExitCode.DATA_HALF_WRITTEN, "no file named \"version\"", "backup");
    }

    @Test
    void refusesAVersionThatIsNotWhole() throws IOException {
        Files.createDirectories(data.root());
        for (String text : List.of("", "nautilus-data", "nautilus-data 1", "something else 1\n")) {
            Files.writeString(data.root().resolve("version"), text);
            assertRefused(data::open, ExitCode.DATA_HALF_WRITTEN, "\"version\" cannot be read");
        }
    }

    @Test
    void refusesAnotherVersion() throws IOException {
        Files.createDirectories(data.root());
        Files.writeString(data.root().resolve("version"), "nautilus-data 2\n");
        assertRefused(data::open, ExitCode.DATA_OTHER_VERSION, "version 2", "reads version 1", "--data");
    }

    @Test
    void refusesAFolderWhoseLogIsGone() throws IOException {
        data.open();
        BootNotes notes = new BootNotes(data, "a");
        notes.begin(List.of());
        data.open();
        Files.createDirectories(data.kafka());
        Files.createFile(data.kafka().resolve("meta.properties"));
        notes.logServes();
        data.open();
        Files.delete(data.kafka().resolve("meta.properties"));
        assertRefused(data::open, ExitCode.DATA_HALF_WRITTEN, "its log", "is gone");
    }

    @Test
    void refusesADiskWithoutRoomAndSaysHowMuchIsMissing() {
        data.checkSpace(512);
        assertRefused(() -> data.checkSpace(500), ExitCode.DISK_FULL, "500 MiB free", "free 12 MiB more");
    }

    @Test
    void saysHowMuchSpaceABrokerThatDiedLacks() {
        assertThat(DataFolder.missingSpace(128)).isEmpty();
        assertThat(DataFolder.missingSpace(100).orElseThrow())
                .contains("100 MiB free", "128 are needed", "when 28 MiB more are free");
    }

    @Test
    void givesItsLockToOneAtATimeAndSaysWhoHasIt() {
        try (FolderLock _ = data.tryLock("start").orElseThrow()) {
            assertThat(data.isLocked()).isTrue();
            assertThat(data.tryLock("stop")).isEmpty();
            long pid = ProcessHandle.current().pid();
            assertThat(data.holder()).contains(new FolderLock.Holder(pid, "start"));
            assertThat(data.inUse().code()).isEqualTo(ExitCode.DATA_IN_USE);
            assertThat(data.inUse()).hasMessageContaining("process " + pid + " (nautilus start)");
        }
        assertThat(data.isLocked()).isFalse();
        assertThat(data.holder()).isEmpty();
        data.tryLock("stop").orElseThrow().close();
    }

    private static void assertRefused(ThrowingCallable call, ExitCode code, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageContainingAll(parts);
    }
}
