package io.nautilus.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nautilus.runtime.engine.EngineConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the launcher notes of the processes that it looks after, in {@code run/NAME.json} of the data folder. */
@Singleton
public class ProcessNotes {
    private static final int MOST = 64;
    private static final int MAX_BYTES = 16 * 1024;

    /** How often it was started again after a death, how it died last, and how long its last start took. */
    public record Note(String name, int restarts, String lastEnd, Long startMillis) {}

    private final Path folder;
    private final ObjectMapper json;

    ProcessNotes(EngineConfig config, ObjectMapper json) {
        this.folder = config.data().resolve("run");
        this.json = json;
    }

    /** Of each process, by name; none where no launcher noted any. */
    List<Note> read() throws IOException {
        List<Note> notes = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                if (notes.size() < MOST) {
                    add(file, notes);
                }
            }
        } catch (NoSuchFileException none) {
            return List.of();
        }
        notes.sort(Comparator.comparing(Note::name));
        return List.copyOf(notes);
    }

    /** The folder has other notes too; a note of a process has its number of restarts. */
    private void add(Path file, List<Note> notes) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            return;
        }
        JsonNode note = json.readTree(Files.readAllBytes(file));
        if (!note.path("restarts").isInt()) {
            return;
        }
        String lastEnd = note.path("lastEnd").asText();
        long millis = note.path("startMillis").asLong(-1);
        notes.add(new Note(
                file.getFileName().toString().replace(".json", ""),
                note.path("restarts").asInt(),
                lastEnd.isEmpty() ? null : lastEnd,
                millis < 0 ? null : millis));
    }
}
