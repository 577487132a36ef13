package io.nautilus.launcher.process;

import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The notes about what runs on a data folder. */
public final class RunFolder {
    private final DataFolder data;

    public RunFolder(DataFolder data) {
        this.data = data;
    }

    public boolean isAlive(String name) {
        return alive(name).isPresent();
    }

    /** The process of a service, if it is alive. */
    public Optional<ProcessIdentity> alive(String name) {
        return RunRecord.read(data.run(), name).filter(RunRecord::alive).map(RunRecord::identity);
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
        names.forEach(name -> RunRecord.delete(data.run(), name));
        delete(Plan.file(data));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new FileFailure("delete", file, failed);
        }
    }
}
