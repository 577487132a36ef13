package io.nautilus.launcher.containers;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.process.Health;

/**
 * How a container is, as the engine says it.
 *
 * @param pid of its first process on the engine's machine; 0 where it does not run
 * @param restarts how often the engine started it again
 * @param lastEnd how it ended last; empty where it did not
 */
public record ContainerState(boolean running, long pid, Health health, int restarts, String lastEnd) {
    public static final ContainerState NONE = new ContainerState(false, 0, Health.bad("there is no container"), 0, "");

    /** Of what {@code docker container inspect} says. */
    public static ContainerState of(JsonNode told) {
        JsonNode state = told.path("State");
        boolean running =
                state.path("Running").asBoolean() && !state.path("Restarting").asBoolean();
        return new ContainerState(
                running,
                state.path("Pid").asLong(),
                health(state, running),
                told.path("RestartCount").asInt(),
                running ? "" : end(state));
    }

    private static Health health(JsonNode state, boolean running) {
        String health = state.path("Health").path("Status").asText("");
        if (!running) {
            return Health.bad(state.path("Status").asText("not running"));
        }
        return health.equals("healthy") ? Health.GOOD : Health.bad(health.isEmpty() ? "has no health check" : health);
    }

    private static String end(JsonNode state) {
        if (state.path("OOMKilled").asBoolean()) {
            return "killed at its memory limit";
        }
        int code = state.path("ExitCode").asInt();
        String error = state.path("Error").asText("");
        return (code == 0 ? "ended" : "exit code " + code) + (error.isEmpty() ? "" : ": " + error);
    }
}
