package io.nautilus.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    /** Also before it is made. */
    @Test
    void isTheSameByWhateverLinkItIsReached() throws IOException {
        Path link = Files.createSymbolicLink(parent.resolve("link"), parent);
        DataFolder linked = new DataFolder(link.resolve("data"));
        assertThat(linked.isSame(data)).isTrue();
        data.open();
        assertThat(linked.isSame(data)).isTrue();
        assertThat(linked.real()).isEqualTo(parent.toRealPath().resolve("data"));
        assertThat(linked.isSame(new DataFolder(link.resolve("other")))).isFalse();
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
            String start = ProcessStart.of(pid).orElseThrow();
            assertThat(data.holder()).contains(new FolderLock.Holder(pid, start, "start"));
            assertThat(data.inUse().code()).isEqualTo(ExitCode.DATA_IN_USE);
            assertThat(data.inUse()).hasMessageContaining("process " + pid + " (nautilus start)");
        }
        assertThat(data.isLocked()).isFalse();
        assertThat(data.holder()).isEmpty();
        assertThat(data.root().resolve("lock")).isEmptyFile();
        data.tryLock("stop").orElseThrow().close();
    }

    /** A process has the id of a launcher that was killed, and the lock is held for an instant by who looks at it. */
    @Test
    void takesNobodyForTheHolderWhoStartedAtAnotherTime() throws IOException {
        try (FolderLock _ = data.tryLock("supervise").orElseThrow()) {
            long pid = ProcessHandle.current().pid();
            assertThat(data.holder().orElseThrow().supervises()).isTrue();
            for (String note : List.of(pid + " 12345@another-boot supervise\n", pid + " supervise\n", "", "x y z")) {
                Files.writeString(data.root().resolve("lock"), note);
                assertThat(data.holder()).as(note).isEmpty();
                assertThat(data.inUse()).hasMessageContaining("in use by another process");
            }
        }
        assertThat(new FolderLock.Holder(1, "", "stop").supervises()).isFalse();
    }

    @Test
    void refusesAPathThatCanBeNoFolder() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        assertRefused(
                () -> new DataFolder(file).checkReadable(), ExitCode.DATA_UNUSABLE, file + " is a file", "--data");
        DataFolder below = new DataFolder(file.resolve("data"));
        assertRefused(below::checkWritable, ExitCode.DATA_UNUSABLE, file + " is a file, not a folder", "--data");
        new DataFolder(parent.resolve("a/b/c")).checkWritable();
    }

    @Test
    void refusesAFolderWhoseLockCannotBeLocked() throws IOException {
        Files.createDirectories(data.root().resolve("lock"));
        assertUnusable(data::checkWritable, "cannot lock " + data.root().resolve("lock") + ": is a directory");
        assertUnusable(() -> data.tryLock("start"), "cannot lock " + data.root().resolve("lock"));
    }

    @Test
    void refusesAFileSystemThatKeepsNothing() {
        assumeThat(Path.of("/proc/self")).as("needs Linux").exists();
        assertRefused(
                () -> new DataFolder(Path.of("/proc/nautilus")).checkWritable(),
                ExitCode.DATA_UNUSABLE,
                "/proc",
                "data");
    }

    @Test
    void refusesAFolderWithoutPermission() throws IOException {
        assumeThat(System.getProperty("user.name")).as("root may everything").isNotEqualTo("root");
        Files.createDirectories(data.root());
        Files.setPosixFilePermissions(data.root(), PosixFilePermissions.fromString("r-x------"));
        assertRefused(data::checkWritable, ExitCode.DATA_UNUSABLE, "cannot be written", "permission");
        Files.setPosixFilePermissions(data.root(), PosixFilePermissions.fromString("---------"));
        assertRefused(data::checkReadable, ExitCode.DATA_UNUSABLE, "cannot be read", "permission");
        Files.setPosixFilePermissions(data.root(), PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void refusesAFolderOfSomethingElse() throws IOException {
        Files.createDirectories(data.root().resolve("photos"));
        assertRefused(data::check, ExitCode.DATA_UNUSABLE, "is not a Nautilus data folder", "photos", "--data");
    }

    @Test
    void refusesAVersionInBytesThatAreNoText() throws IOException {
        Files.createDirectories(data.root());
        Files.write(data.root().resolve("version"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertRefused(data::check, ExitCode.DATA_HALF_WRITTEN, "\"version\" cannot be read");
    }

    @Test
    void namesTheFileThatItCannotRead() throws IOException {
        Path note = data.run().resolve("risk.json");
        assertThat(JsonFile.read(note)).isEmpty();
        Files.createDirectories(data.run());
        Files.writeString(note, "{\"pid\":");
        assertUnusable(
                () -> JsonFile.read(note), "Nautilus cannot read " + note + ": it is not JSON", "delete that file");
        Files.writeString(note, "[1]");
        assertUnusable(() -> JsonFile.read(note), note + ": it holds no JSON object");
        Files.delete(note);
        Files.createDirectory(note);
        assertUnusable(() -> JsonFile.read(note), note + ": is a directory", "permissions");
    }

    private static void assertUnusable(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FileFailure.class, failure -> assertThat(failure.refusal())
                .hasMessageContainingAll(parts)
                .extracting(Refusal::code)
                .isEqualTo(ExitCode.DATA_UNUSABLE));
    }

    private static void assertRefused(ThrowingCallable call, ExitCode code, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageContainingAll(parts);
    }
}
