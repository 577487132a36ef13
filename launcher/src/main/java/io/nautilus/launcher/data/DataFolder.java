package io.nautilus.launcher.data;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything Nautilus keeps: the log, the secrets, what runs, what it says. One folder belongs to one installation. */
public final class DataFolder {
    /** The layout that this release reads and writes. */
    public static final int VERSION = 1;

    private static final long NEEDED_MIB = 512;
    /** For a broker that died: two segments of a topic with their indexes. */
    private static final long NEEDED_AGAIN_MIB = 128;

    private static final Pattern VERSION_LINE = Pattern.compile("nautilus-data (\\d{1,9})\n");
    /** What may lie in a folder that holds no data yet. */
    private static final List<String> NOT_DATA = List.of("lock", "logs");
    /** What only Nautilus makes. */
    private static final List<String> OWN_FOLDERS = List.of("kafka", "run", "secrets");

    private final Path root;

    public DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    public Path root() {
        return root;
    }

    /** Where it lies when links are followed, as far as something is there. */
    public Path real() {
        Path present = present();
        try {
            return present.toRealPath().resolve(present.relativize(root));
        } catch (IOException failed) {
            throw new FileFailure("find", present, failed);
        }
    }

    /** Whether both lie in the same place, however they are reached. */
    public boolean isSame(DataFolder other) {
        return real().equals(other.real());
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    /** Refuses a path that is no folder, or one that cannot be read; where nothing is, a folder can become. */
    public void checkReadable() {
        Path present = present();
        if (!Files.isDirectory(present)) {
            throw unusable(present + " is a file, not a folder");
        }
        if (!Files.isExecutable(present) || present.equals(root) && !Files.isReadable(root)) {
            throw unusable(present + " cannot be read: permission denied");
        }
    }

    /** Refuses what {@link #tryLock} could not lock, and changes nothing. */
    public void checkWritable() {
        checkReadable();
        Path present = present();
        if (Files.exists(lockFile())) {
            FolderLock.checkUsable(lockFile());
        } else if (!Files.isWritable(present)) {
            throw unusable(present + " cannot be written: permission denied, or it is mounted read-only");
        } else if (disk(present).bytes() == 0) {
            throw unusable(present + " lies in " + disk(present).type() + ", which keeps nothing");
        }
    }

    private Refusal unusable(String why) {
        return new Refusal(
                ExitCode.DATA_UNUSABLE,
                "The data folder " + root + " cannot be used: " + why + ".\n"
                        + "Check the path and its permissions, or choose another folder with --data.");
    }

    /** The folder itself or, where it is not there yet, the nearest one above it that is. */
    private Path present() {
        Path present = root;
        while (!Files.exists(present)) {
            present = present.getParent();
        }
        return present;
    }

    private Path lockFile() {
        return root.resolve("lock");
    }

    /** Takes the folder's lock, or says by an empty answer that another process has it. */
    public Optional<FolderLock> tryLock(String purpose) {
        try {
            Files.createDirectories(root);
        } catch (IOException failed) {
            throw new FileFailure("make the data folder", root, failed);
        }
        return FolderLock.tryLock(lockFile(), purpose);
    }

    /** Who holds the lock now. */
    public Optional<FolderLock.Holder> holder() {
        return isLocked() ? FolderLock.holder(lockFile()) : Optional.empty();
    }

    public boolean isLocked() {
        return FolderLock.isHeld(lockFile());
    }

    public Refusal inUse() {
        String by = holder().map(holder -> "process " + holder.pid() + " (nautilus " + holder.purpose() + ")")
                .orElse("another process");
        return new Refusal(
                ExitCode.DATA_IN_USE,
                "The data folder " + root + " is in use by " + by + ".\n"
                        + "Wait until it has finished, or choose another folder with --data.");
    }

    /** Refuses a folder that this release cannot use; a folder without data becomes one of this version. */
    public void open() {
        check();
        if (!Files.exists(versionFile())) {
            WholeFile.write(versionFile(), "nautilus-data " + VERSION + "\n", WholeFile.READABLE);
        }
    }

    /** As {@link #open}, without changing anything. */
    public void check() {
        if (Files.exists(versionFile())) {
            checkVersion();
        } else {
            checkEmpty();
        }
        if (new BootNotes(this, "").logWasWritten() && !Files.exists(kafka().resolve("meta.properties"))) {
            throw halfWritten("its log (" + kafka() + ") is gone");
        }
    }

    private void checkVersion() {
        Matcher line = VERSION_LINE.matcher(text(versionFile()));
        if (!line.matches()) {
            throw halfWritten("its file \"version\" cannot be read");
        }
        if (Integer.parseInt(line.group(1)) != VERSION) {
            throw new Refusal(
                    ExitCode.DATA_OTHER_VERSION,
                    "The data folder " + root + " has version " + line.group(1) + "; this release reads version "
                            + VERSION + ".\nStart the release that wrote it, or choose another folder with --data.");
        }
    }

    private Refusal halfWritten(String what) {
        return new Refusal(
                ExitCode.DATA_HALF_WRITTEN,
                "The data folder " + root + " is incomplete: " + what + ".\n"
                        + "Bring it back from a backup as a whole, or move it away to start with an empty one.");
    }

    private void checkEmpty() {
        List<String> names = names();
        if (names.stream().anyMatch(OWN_FOLDERS::contains)) {
            throw halfWritten("it holds data but no file named \"version\"");
        }
        names.stream().filter(name -> !NOT_DATA.contains(name)).findFirst().ifPresent(other -> {
            throw new Refusal(
                    ExitCode.DATA_UNUSABLE,
                    root + " is not a Nautilus data folder: it holds other things (" + other + ").\n"
                            + "Choose an empty folder, or one that does not exist yet, with --data.");
        });
    }

    private List<String> names() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(root)) {
            return inside.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException failed) {
            throw new FileFailure("read", root, failed);
        }
    }

    /** Refuses to start where the disk could fill up at once. */
    public void checkSpace() {
        checkSpace(freeMib());
    }

    /** What its disk has left. */
    public long freeMib() {
        return disk(present()).freeBytes() >> 20;
    }

    void checkSpace(long freeMib) {
        if (freeMib < NEEDED_MIB) {
            throw new Refusal(
                    ExitCode.DISK_FULL,
                    "The disk of " + root + " has " + freeMib + " MiB free, " + NEEDED_MIB + " are needed: free "
                            + (NEEDED_MIB - freeMib) + " MiB more, or choose a folder on another disk with --data.");
        }
    }

    /** Why the broker had better not be started again now; empty where there is space. */
    public Optional<String> missingSpace() {
        return missingSpace(freeMib());
    }

    static Optional<String> missingSpace(long freeMib) {
        return freeMib >= NEEDED_AGAIN_MIB
                ? Optional.empty()
                : Optional.of("the disk has %d MiB free, %d are needed: it starts by itself when %d MiB more are free"
                        .formatted(freeMib, NEEDED_AGAIN_MIB, NEEDED_AGAIN_MIB - freeMib));
    }

    private record Disk(String type, long bytes, long freeBytes) {}

    private static Disk disk(Path folder) {
        try {
            FileStore disk = Files.getFileStore(folder);
            return new Disk(disk.type(), disk.getTotalSpace(), disk.getUsableSpace());
        } catch (IOException failed) {
            throw new FileFailure("measure the disk of", folder, failed);
        }
    }

    private Path versionFile() {
        return root.resolve("version");
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new FileFailure("read", file, failed);
        }
    }
}
