package io.nautilus.launcher.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The right to start and stop what runs on a data folder. The system gives it back when its holder dies. */
public final class FolderLock implements AutoCloseable {
    private static final int ATTEMPTS = 4;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(25);

    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Who holds a lock: its process and what it does. */
    public record Holder(long pid, String purpose) {}

    static Optional<FolderLock> tryLock(Path file, String purpose) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Optional<FolderLock> lock = tryOnce(file, purpose);
            if (lock.isPresent()) {
                return lock;
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
        return tryOnce(file, purpose);
    }

    /** Whether a process holds the lock; for an instant it takes the lock itself, hence the attempts of the others. */
    static boolean isHeld(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = acquire(channel)) {
            return lock == null;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot look at " + file, failed);
        }
    }

    private static Optional<FolderLock> tryOnce(Path file, String purpose) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = acquire(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            sign(channel, purpose);
            return Optional.of(new FolderLock(channel, lock));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot lock " + file, failed);
        }
    }

    private static FileLock acquire(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static void sign(FileChannel channel, String purpose) throws IOException {
        String text = ProcessHandle.current().pid() + " " + purpose + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Who signed the lock last; it holds the lock only if {@link #tryLock} fails. */
    static Optional<Holder> holder(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ", 2);
            return words.length == 2 ? Optional.of(new Holder(Long.parseLong(words[0]), words[1])) : Optional.empty();
        } catch (IOException | NumberFormatException unsigned) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
