package io.nautilus.launcher.data;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    private final Path root;

    public DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    public Path root() {
        return root;
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

    /** Takes the folder's lock, or says by an empty answer that another process has it. */
    public Optional<FolderLock> tryLock(String purpose) {
        try {
            Files.createDirectories(root);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make " + root, failed);
        }
        return FolderLock.tryLock(root.resolve("lock"), purpose);
    }

    /** Who holds the lock now. */
    public Optional<FolderLock.Holder> holder() {
        return isLocked() ? FolderLock.holder(root.resolve("lock")) : Optional.empty();
    }

    public boolean isLocked() {
        return FolderLock.isHeld(root.resolve("lock"));
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
        } else if (holdsData()) {
            throw halfWritten("it holds data but no file named \"version\"");
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

    private boolean holdsData() {
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(root)) {
            return inside.anyMatch(path -> !NOT_DATA.contains(path.getFileName().toString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Refuses to start where the disk could fill up at once. */
    public void checkSpace() {
        checkSpace(freeMib());
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

    private long freeMib() {
        Path present = root;
        while (!Files.exists(present)) {
            present = present.getParent();
        }
        try {
            return Files.getFileStore(present).getUsableSpace() >> 20;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path versionFile() {
        return root.resolve("version");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
