package io.nautilus.marketdata.domain.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Several recorded files as one, merged by recorded time; at equal times the file named first goes first. One line per
 * file is held at a time.
 */
public final class Recording implements AutoCloseable {
    private final List<RecordedFile> files;
    private final List<RecordedLine> heads = new ArrayList<>();

    public Recording(List<RecordedFile> files) {
        this.files = List.copyOf(files);
        this.files.forEach(file -> heads.add(file.next()));
    }

    /** Throws {@link UncheckedIOException} when a file cannot be read. */
    public static Recording open(List<Path> paths) {
        List<RecordedFile> opened = new ArrayList<>();
        try {
            for (Path path : paths) {
                opened.add(new RecordedFile(Files.newInputStream(path)));
            }
            return new Recording(opened);
        } catch (IOException e) {
            opened.forEach(RecordedFile::close);
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            opened.forEach(RecordedFile::close);
            throw e;
        }
    }

    /** The line that {@link #next()} will give, or null behind the last one. */
    public RecordedLine peek() {
        int earliest = earliest();
        return earliest < 0 ? null : heads.get(earliest);
    }

    /** The earliest line of all files, or null behind the last one. */
    public RecordedLine next() {
        int earliest = earliest();
        return earliest < 0 ? null : heads.set(earliest, files.get(earliest).next());
    }

    @Override
    public void close() {
        files.forEach(RecordedFile::close);
    }

    private int earliest() {
        int earliest = -1;
        for (int i = 0; i < heads.size(); i++) {
            RecordedLine head = heads.get(i);
            if (head != null
                    && (earliest < 0 || head.timeNanos() < heads.get(earliest).timeNanos())) {
                earliest = i;
            }
        }
        return earliest;
    }
}
