package io.nautilus.launcher.containers;

import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FileFailure;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** That what belongs to a data folder was started in containers, and what runs beside the broker and the engines. */
public final class ContainerNote {
    private static final String OPTIONAL = "optional";

    private final DataFolder data;
    private final Path file;

    public ContainerNote(DataFolder data) {
        this.data = data;
        this.file = data.run().resolve("containers.json");
    }

    void write(List<String> optional) {
        JsonFile.write(file, JsonFile.object().put(OPTIONAL, String.join(",", optional)));
    }

    /** What runs beside the broker and the engines; empty where nothing was started in containers. */
    public Optional<List<String>> optional() {
        return JsonFile.read(file)
                .map(note -> note.path(OPTIONAL).asText())
                .map(names -> names.isEmpty() ? List.of() : List.of(names.split(",")));
    }

    /** Whether the folder's log is one of containers, whatever runs now. */
    public boolean isThere() {
        return Files.exists(file);
    }

    /** Whether the containers of {@code home} are this folder's: no other folder's start came after its own. */
    public boolean areOurs(Home home) {
        return isThere() && !new ValuesFile(home.root()).isOfAnother(data);
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new FileFailure("delete", file, failed);
        }
    }
}
