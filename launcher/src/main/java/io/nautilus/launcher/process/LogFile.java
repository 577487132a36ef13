package io.nautilus.launcher.process;

import io.nautilus.launcher.data.FileFailure;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What one process said. At most {@value #KEPT} older files and {@value #LARGEST_BYTES} bytes each are kept. A running
 * process goes on writing to its open file, so a file that grew too large is copied aside and emptied; the lines
 * written between the two are lost.
 */
public final class LogFile {
    static final int KEPT = 5;
    static final long LARGEST_BYTES = 8L << 20;
    private static final int TAIL_BYTES = 64 << 10;
    private static final int LARGEST_READ_BYTES = 1 << 20;

    private final Path file;

    public LogFile(Path folder, String name) {
        this.file = folder.resolve(name + ".log");
    }

    public Path path() {
        return file;
    }

    /** Puts what is there aside; call when nobody writes. */
    public void rotate() {
        if (size() > 0) {
            shiftOlder();
            move(file, older(1));
        }
    }

    /** Puts what is there aside if it is too large; the writer must append. */
    void trim() {
        if (size() <= LARGEST_BYTES) {
            return;
        }
        shiftOlder();
        try {
            Files.copy(file, older(1), StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        } catch (IOException failed) {
            throw new FileFailure("put aside", file, failed);
        }
    }

    /** Adds a line; where the file has grown too large by it, what is there is put aside. */
    public void append(String line) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new FileFailure("write", file, failed);
        }
        trim();
    }

    /** The last lines, oldest first. */
    public List<String> tail(int lines) {
        byte[] bytes = bytesFrom(Math.max(0, size() - TAIL_BYTES));
        List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    /** Reads on what is written from now on. */
    public Follower followFromEnd() {
        return new Follower(size());
    }

    /** Reads on what is written to an empty file. */
    public Follower followFromStart() {
        return new Follower(0);
    }

    /** A reader that remembers where it is; a file that became shorter is read from its start. */
    public final class Follower {
        private long readBytes;
        /** Within a line that is too long to be read as a whole. */
        private boolean skipping;

        private Follower(long readBytes) {
            this.readBytes = readBytes;
        }

        /** The whole lines that were written since the last call. */
        public List<String> newLines() {
            if (size() < readBytes) {
                readBytes = 0;
                skipping = false;
            }
            byte[] bytes = bytesFrom(readBytes);
            int from = skipping ? afterFirstLine(bytes) : 0;
            int to = afterLastLine(bytes);
            if (to == 0 && (skipping || bytes.length == LARGEST_READ_BYTES)) {
                return skip(bytes.length);
            }
            skipping &= to == 0;
            readBytes += to;
            return new String(bytes, from, to - from, StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }

        private List<String> skip(int bytes) {
            readBytes += bytes;
            boolean begins = !skipping;
            skipping = true;
            return begins ? List.of("[a line of more than " + LARGEST_READ_BYTES + " bytes is not shown]") : List.of();
        }
    }

    private static int afterFirstLine(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, bytes.length);
    }

    /** 0 if there is no whole line. */
    private static int afterLastLine(byte[] bytes) {
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        return whole;
    }

    private byte[] bytesFrom(long offset) {
        if (size() <= offset) {
            return new byte[0];
        }
        try (SeekableByteChannel from = Files.newByteChannel(file)) {
            return Channels.newInputStream(from.position(offset)).readNBytes(LARGEST_READ_BYTES);
        } catch (IOException failed) {
            throw new FileFailure("read", file, failed);
        }
    }

    private long size() {
        return file.toFile().length();
    }

    private void shiftOlder() {
        for (int number = KEPT - 1; number >= 1; number--) {
            if (Files.exists(older(number))) {
                move(older(number), older(number + 1));
            }
        }
    }

    private Path older(int number) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - ".log".length()) + "." + number + ".log");
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new FileFailure("put aside", from, failed);
        }
    }
}
