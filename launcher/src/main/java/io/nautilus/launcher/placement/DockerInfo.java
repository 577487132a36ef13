package io.nautilus.launcher.placement;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.data.JsonFile;
import java.util.Optional;

/**
 * What {@code docker info} says of the engine that it speaks to.
 *
 * @param engine empty where none answers
 * @param problem why none does; else empty
 */
public record DockerInfo(Optional<JsonNode> engine, String problem) {
    /** Of an answer in JSON. Clients of version 20 end well without an engine, and say there what is wrong. */
    public static DockerInfo of(SystemProgram.Answer answer) {
        if (!answer.good()) {
            return new DockerInfo(Optional.empty(), answer.problem());
        }
        Optional<JsonNode> told = JsonFile.parse(answer.text());
        if (told.isPresent() && told.get().path("NCPU").asInt() > 0) {
            return new DockerInfo(told, "");
        }
        String error = told.map(node -> node.path("ServerErrors").path(0).asText())
                .filter(text -> !text.isEmpty())
                .orElse("docker info named no processors");
        return new DockerInfo(Optional.empty(), error);
    }
}
