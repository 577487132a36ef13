package io.nautilus.launcher.process;

import io.nautilus.launcher.data.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** The notes about what runs on a data folder. */
public final class RunFolder {
    private final DataFolder data;

    public RunFolder(DataFolder data) {
        this.data = data;
    }

    public boolean isAlive(String name) {
        return RunRecord.read(data.run(), name).filter(RunRecord::alive).isPresent();
    }

    public boolean anyAlive(List<String> names) {
        return names.stream().anyMatch(this::isAlive);
    }

    /** It runs, but was started in another way than it would be now. */
    public boolean runsDifferently(Service service) {
        return RunRecord.read(data.run(), service.name())
                .filter(RunRecord::alive)
                .filter(record -> !record.fingerprint().equals(service.fingerprint()))
                .isPresent();
    }

    /** Removes the notes about processes that are gone. */
    public void forget(List<String> names) {
        try {
            for (String name : names) {
                Files.deleteIfExists(RunRecord.file(data.run(), name));
            }
            Files.deleteIfExists(Plan.file(data));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
