package io.nautilus.launcher.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The right to start and stop what runs on a data folder. The system gives it back when its holder dies, and also when
 * the holder closes the lock's file after reading it: who holds a lock asks nothing about it.
 */
public final class FolderLock implements AutoCloseable {
    private static final int ATTEMPTS = 4;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(25);
    private static final int LARGEST_NOTE_BYTES = 1 << 10;

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** Who signed a lock: its process, when that started, and what it does. */
    public record Holder(long pid, String start, String purpose) {
        static final String UNKNOWN_START = "-";
        private static final List<String> SUPERVISING = List.of("start", "supervise");

        /** It looks after what runs, and stops that when it is asked to end. */
        public boolean supervises() {
            return SUPERVISING.contains(purpose);
        }

        /** False where the process is gone, also where its id is another process's by now. */
        public boolean alive() {
            return ProcessStart.of(pid).filter(start::equals).isPresent();
        }
    }

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

    /**
     * Whether a process holds the lock; for an instant this takes it itself, shared with others that ask, hence the
     * attempts of those that want it.
     */
    static boolean isHeld(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = acquire(channel, true)) {
            return lock == null;
        } catch (IOException failed) {
            throw new FileFailure("look at", file, failed);
        }
    }

    /** Refuses a file that {@link #tryLock} could not lock, and changes nothing. */
    static void checkUsable(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.size();
        } catch (IOException failed) {
            throw new FileFailure("lock", file, failed);
        }
    }

    private static Optional<FolderLock> tryOnce(Path file, String purpose) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = acquire(channel, false);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            sign(channel, purpose);
            return Optional.of(new FolderLock(file, channel, lock));
        } catch (IOException failed) {
            throw new FileFailure("lock", file, failed);
        }
    }

    private static FileLock acquire(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static void sign(FileChannel channel, String purpose) throws IOException {
        long pid = ProcessHandle.current().pid();
        String start = ProcessStart.of(pid).orElse(Holder.UNKNOWN_START);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((pid + " " + start + " " + purpose + "\n").getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Who signed the lock last, if that process is alive; whether it holds the lock, {@link #isHeld} says. */
    static Optional<Holder> holder(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer note = ByteBuffer.allocate(LARGEST_NOTE_BYTES);
            channel.read(note, 0);
            String[] words = StandardCharsets.UTF_8
                    .decode(note.flip())
                    .toString()
                    .strip()
                    .split(" ", 3);
            return words.length == 3
                    ? Optional.of(new Holder(Long.parseLong(words[0]), words[1], words[2]))
                            .filter(Holder::alive)
                    : Optional.empty();
        } catch (IOException | NumberFormatException unsigned) {
            return Optional.empty();
        }
    }

    /** Wipes the signature too: what it names may be another process by the time somebody reads it. */
    @Override
    public void close() {
        try (channel;
                lock) {
            channel.truncate(0);
        } catch (IOException failed) {
            throw new FileFailure("unlock", file, failed);
        }
    }
}
