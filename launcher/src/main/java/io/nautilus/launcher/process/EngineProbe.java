package io.nautilus.launcher.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.data.JsonFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Asks an engine by {@code GET /health/ready}; one that is silent there by {@code GET /health/live} too. */
public record EngineProbe(int port) implements Health.Probe {
    @Override
    public Health ask() {
        try {
            LocalHttp.Answer answer = LocalHttp.get(port, "/health/ready");
            return answer.status() == 200 ? Health.GOOD : Health.bad(checks(answer));
        } catch (IOException silent) {
            return live();
        }
    }

    private Health live() {
        try {
            LocalHttp.get(port, "/health/live");
            return Health.bad("answers on port " + port + ", but not whether it is ready");
        } catch (IOException silent) {
            return Health.silent("does not answer on port " + port);
        }
    }

    /** The names of the checks that are down, with what they say. */
    private static String checks(LocalHttp.Answer answer) {
        List<String> down = new ArrayList<>();
        JsonFile.parse(answer.body()).ifPresent(body -> {
            for (JsonNode check : body.path("checks")) {
                if (!check.path("status").asText().equals("UP")) {
                    JsonNode data = check.path("data");
                    down.add(check.path("name").asText() + (data.isEmpty() ? "" : " " + data));
                }
            }
        });
        return down.isEmpty() ? "answers " + answer.status() : String.join(", ", down);
    }
}
