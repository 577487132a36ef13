package io.nautilus.launcher.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Notes which boot of the machine wrote to the log and whether it was stopped in order. A log cannot know what it lost
 * at its own end, so another boot without a clean stop makes it suspect.
 */
public final class BootNotes {
    private final DataFolder data;
    private final String bootId;

    public BootNotes(DataFolder data, String bootId) {
        this.data = data;
        this.bootId = bootId;
    }

    /**
     * Call before the broker starts: decides about the last run, then notes this one. Suspicion is on disk first.
     *
     * @return why the log may have lost its end; empty if nothing speaks for it
     */
    public Optional<String> begin(List<String> engines) {
        return begin(why -> new LogSuspicion(data).raise(why, engines));
    }

    /** The same where others keep the suspicion: {@code suspected} has it on disk when it returns, or throws. */
    public Optional<String> begin(Consumer<String> suspected) {
        Optional<String> suspicion = suspicion();
        // Who dies in between begins again in a boot that is not noted, and so suspects again.
        suspicion.ifPresent(suspected);
        write(false, logWasWritten());
        return suspicion;
    }

    /** Call when the broker serves: from now on a folder without its log is incomplete. */
    public void logServes() {
        write(false, true);
    }

    /** Call when everything was stopped; counts only if the broker says by its own mark that it closed its log. */
    public boolean stopped() {
        boolean clean = Files.exists(data.kafka().resolve(".kafka_cleanshutdown"));
        if (clean) {
            write(true, true);
        }
        return clean;
    }

    boolean logWasWritten() {
        return last().map(note -> note.path("log").asBoolean()).orElse(false);
    }

    private Optional<String> suspicion() {
        if (!Files.exists(data.kafka())) {
            return Optional.empty();
        }
        Optional<JsonNode> last = last();
        if (last.isEmpty()) {
            return Optional.of("nothing is noted about how the log was last stopped");
        }
        boolean sameBoot = last.get().path("bootId").asText().equals(bootId);
        boolean clean = last.get().path("clean").asBoolean();
        return sameBoot || clean
                ? Optional.empty()
                : Optional.of("the machine was booted anew and the log had not been stopped in order");
    }

    private Optional<JsonNode> last() {
        try {
            return JsonFile.read(file());
        } catch (UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    private void write(boolean clean, boolean log) {
        ObjectNode note = JsonFile.object();
        note.put("bootId", bootId).put("clean", clean).put("log", log);
        JsonFile.write(file(), note);
    }

    private Path file() {
        return data.run().resolve("boot.json");
    }
}
