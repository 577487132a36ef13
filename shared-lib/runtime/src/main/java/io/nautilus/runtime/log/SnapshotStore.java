package io.nautilus.runtime.log;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.Writer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * The snapshots of one fold in a folder: the newest two. A file holds a magic number with the version of its form, a
 * header, the state, and behind it the length of all that and its CRC32C. It is written aside, synced and renamed, so
 * what bears its name is whole; what is not, or is another release's, is passed over with a line in the log.
 */
public final class SnapshotStore implements Snapshots {
    static final int KEPT = 2;
    private static final byte[] MAGIC = {'N', 'A', 'U', 'T', 'S', 'N', 'P', 1};
    private static final int TRAILER = Long.BYTES + Integer.BYTES;
    private static final int BUFFER = 64 * 1024;
    private static final String SUFFIX = ".snapshot";
    private static final String ASIDE = ".aside";

    private final Path folder;
    private final Writer writer;
    private final String schema;
    private final int rulesVersion;
    private final Consumer<String> log;
    private final AtomicLong refused = new AtomicLong();

    /**
     * {@code schema} names the release and the form of its state: of another one nothing is read, nor of rules newer
     * than {@code rulesVersion}. {@code log} takes one line for each file that is passed over.
     */
    public SnapshotStore(Path folder, Writer writer, String schema, int rulesVersion, Consumer<String> log) {
        this.folder = folder;
        this.writer = writer;
        this.schema = schema;
        this.rulesVersion = rulesVersion;
        this.log = log;
    }

    /** Files that were passed over since the start. */
    public long refused() {
        return refused.get();
    }

    /** What {@link #write} wrote. */
    public record Written(SnapshotHeader header, long bytes) {}

    /** Writes the state behind {@code record}, and keeps the snapshot before it. */
    public Written write(Folded state, LogRecord record) throws IOException {
        SnapshotHeader header = new SnapshotHeader(schema, LastRecord.of(record), state.last());
        Files.createDirectories(folder);
        Path aside = folder.resolve(name(header) + "." + ProcessHandle.current().pid() + ASIDE);
        try {
            long bytes = write(state, header, aside);
            Files.move(aside, folder.resolve(name(header)), StandardCopyOption.ATOMIC_MOVE);
            syncFolder();
            tidy();
            return new Written(header, bytes);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private String name(SnapshotHeader header) {
        return "%s-%019d%s".formatted(writer, header.next(), SUFFIX);
    }

    private static long write(Folded state, SnapshotHeader header, Path file) throws IOException {
        try (FileOutputStream sink = new FileOutputStream(file.toFile());
                CheckedOutputStream checked = new CheckedOutputStream(sink, new CRC32C())) {
            OutputStream out = new BufferedOutputStream(checked, BUFFER);
            StateWriter writer = new StateWriter(out);
            out.write(MAGIC);
            header.save(writer);
            state.save(writer);
            writer.flush();
            long length = sink.getChannel().position();
            ByteBuffer trailer = ByteBuffer.allocate(TRAILER).putLong(length);
            out.write(trailer.array(), 0, Long.BYTES);
            out.flush();
            trailer.putInt((int) checked.getChecksum().getValue());
            out.write(trailer.array(), Long.BYTES, Integer.BYTES);
            out.flush();
            sink.getFD().sync();
            return length + TRAILER;
        }
    }

    /** A rename is durable with its folder. */
    private void syncFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void tidy() throws IOException {
        List<Path> files = newestFirst();
        for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
            Files.delete(old);
        }
    }

    /** The snapshots of this writer, newest first. */
    public List<Path> newestFirst() {
        return files(SUFFIX);
    }

    private List<Path> files(String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(file -> file.getFileName().toString().startsWith(writer + "-"))
                    .filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .toList();
        } catch (IOException unreadable) {
            log.accept("the snapshots in " + folder + " cannot be listed: " + unreadable);
            return List.of();
        }
    }

    @Override
    public void discard(String why) {
        List<Path> files = new ArrayList<>(newestFirst());
        files.addAll(files(ASIDE));
        for (Path file : files) {
            log.accept("snapshot " + file.getFileName() + " is thrown away: " + why);
            try {
                Files.deleteIfExists(file);
            } catch (IOException failed) {
                throw new UncheckedIOException("a snapshot that must not be used cannot be deleted", failed);
            }
        }
    }

    /** A snapshot that is good for this release, and what it is of. */
    private record Good(Path file, SnapshotHeader header) {}

    private Optional<Good> newestGood() {
        for (Path file : newestFirst()) {
            Optional<SnapshotHeader> header = checked(file);
            if (header.isPresent()) {
                return Optional.of(new Good(file, header.get()));
            }
        }
        return Optional.empty();
    }

    @Override
    public long restore(Folded fresh, Stretch records, long end, Consumer<String> lost) {
        Optional<Good> newest = newestGood();
        if (newest.isEmpty()) {
            return 0;
        }
        SnapshotHeader header = newest.get().header();
        if (!header.record().stands(records, end)) {
            lost.accept(gone(header, end));
            return 0;
        }
        restore(newest.get().file(), fresh);
        return header.next();
    }

    @Override
    public void compare(Stretch records, long end, Consumer<String> lost) {
        newestGood()
                .map(Good::header)
                .filter(header -> !header.record().stands(records, end))
                .ifPresent(header -> lost.accept(gone(header, end)));
    }

    private String gone(SnapshotHeader header, long end) {
        long last = header.next() - 1;
        return end < header.next()
                ? "the journal of %s lost records: offsets %d to %d are gone".formatted(writer, end, last)
                : "the journal of %s lost records: others stand where offsets up to %d were".formatted(writer, last);
    }

    /** Its bytes are what was written, so what does not fit is a defect: the next start is to fold the whole log. */
    private void restore(Path file, Folded fresh) {
        try (InputStream in = opened(file)) {
            StateReader reader = new StateReader(in);
            SnapshotHeader.restored(reader);
            reader.restore(fresh);
        } catch (IOException | DecodeException broken) {
            discard("it does not restore: " + broken);
            throw new IllegalStateException(
                    "snapshot " + file + " does not restore; the next start does without", broken);
        }
    }

    /** The file's header, where the file is good for this release. */
    private Optional<SnapshotHeader> checked(Path file) {
        try {
            if (!isWhole(file)) {
                return refuse(file, "its bytes are not what was written");
            }
            SnapshotHeader header;
            try (InputStream in = opened(file)) {
                header = SnapshotHeader.restored(new StateReader(in));
            }
            if (!header.schema().equals(schema) || !header.last().writer().equals(writer)) {
                return refuse(
                        file, "it is " + header.last().writer() + "'s, of " + header.schema() + ", not of " + schema);
            }
            if (header.last().rulesVersion() > rulesVersion) {
                return refuse(file, "its rules are version " + header.last().rulesVersion());
            }
            return Optional.of(header);
        } catch (IOException | RuntimeException unreadable) {
            return refuse(file, unreadable.toString());
        }
    }

    private Optional<SnapshotHeader> refuse(Path file, String why) {
        refused.incrementAndGet();
        log.accept("snapshot " + file.getFileName() + " is passed over: " + why);
        return Optional.empty();
    }

    private static boolean isWhole(Path file) throws IOException {
        long size = Files.size(file);
        if (size < MAGIC.length + TRAILER) {
            return false;
        }
        CRC32C crc = new CRC32C();
        byte[] buffer = new byte[BUFFER];
        ByteBuffer trailer = ByteBuffer.allocate(TRAILER);
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                return false;
            }
            crc.update(MAGIC);
            long left = size - MAGIC.length - TRAILER;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    return false;
                }
                crc.update(buffer, 0, read);
                left -= read;
            }
            trailer.put(in.readNBytes(TRAILER)).flip();
        }
        crc.update(trailer.array(), 0, Long.BYTES);
        return trailer.remaining() == TRAILER
                && trailer.getLong() == size - TRAILER
                && trailer.getInt() == (int) crc.getValue();
    }

    /** The file between its magic number and its trailer. */
    private static InputStream opened(Path file) throws IOException {
        long length = Files.size(file) - MAGIC.length - TRAILER;
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(MAGIC.length);
        return new BufferedInputStream(new Bounded(in, length), BUFFER);
    }
}
