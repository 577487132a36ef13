package io.nautilus.launcher.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The log may lack its tail: every engine is told at its start, until it became healthy with that knowledge. */
public final class LogSuspicion {
    private final Path file;

    public LogSuspicion(DataFolder data) {
        this.file = data.run().resolve("log-suspect.json");
    }

    void raise(String why, List<String> engines) {
        write(why, engines);
    }

    /** What somebody has still to be told. */
    public Optional<String> untold() {
        return read().filter(suspicion -> !engines(suspicion).isEmpty())
                .map(suspicion -> suspicion.path("why").asText());
    }

    /** What an engine that starts now has to be told. */
    public Optional<String> untold(String engine) {
        return read().filter(suspicion -> engines(suspicion).contains(engine))
                .map(suspicion -> suspicion.path("why").asText());
    }

    /** The engine has started with it, and by the contract of its health has it on its log. */
    public void told(String engine) {
        Optional<JsonNode> suspicion = read();
        if (suspicion.isPresent() && engines(suspicion.get()).contains(engine)) {
            List<String> left = new ArrayList<>(engines(suspicion.get()));
            left.remove(engine);
            write(suspicion.get().path("why").asText(), left);
        }
    }

    private Optional<JsonNode> read() {
        return JsonFile.read(file);
    }

    private static List<String> engines(JsonNode suspicion) {
        List<String> names = new ArrayList<>();
        suspicion.path("untold").forEach(name -> names.add(name.asText()));
        return names;
    }

    private void write(String why, List<String> untold) {
        ObjectNode suspicion = JsonFile.object();
        ArrayNode names = suspicion.put("why", why).putArray("untold");
        untold.forEach(names::add);
        JsonFile.write(file, suspicion);
    }
}
