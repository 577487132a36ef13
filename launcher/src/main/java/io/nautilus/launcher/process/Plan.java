package io.nautilus.launcher.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FileFailure;
import io.nautilus.launcher.data.JsonFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param basePort every port is this one plus the service's own offset
 * @param feed where market data comes from
 * @param loop a replay that ended starts over
 * @param strategies the strategies of a first start trade
 */
public record Plan(int basePort, Feed feed, boolean loop, boolean strategies) {
    public static final int DEFAULT_BASE_PORT = 8000;

    /** The simulated market and nothing that trades on it. */
    public static Plan simulated(int basePort) {
        return new Plan(basePort, new Feed.Simulated(), false, false);
    }

    /** What differs in a plan that runs, a line each; empty if nothing does. */
    public List<String> differences(Plan running) {
        List<String> lines = new ArrayList<>();
        differ(lines, "base port", running.basePort, basePort);
        differ(lines, "feed", running.feed.text(), feed.text());
        differ(lines, "loop", running.loop, loop);
        differ(lines, "strategies", running.strategies, strategies);
        return List.copyOf(lines);
    }

    private static void differ(List<String> lines, String what, Object runs, Object asked) {
        if (!runs.equals(asked)) {
            lines.add(what + ": " + runs + " runs, " + asked + " is asked for");
        }
    }

    public void write(DataFolder data) {
        JsonFile.write(
                file(data),
                JsonFile.object()
                        .put("basePort", basePort)
                        .put("feed", feed.text())
                        .put("loop", loop)
                        .put("strategies", strategies));
    }

    public static Optional<Plan> read(DataFolder data) {
        try {
            return JsonFile.read(file(data)).map(Plan::of);
        } catch (Refusal malformed) {
            throw FileFailure.malformed(file(data), malformed);
        }
    }

    private static Plan of(JsonNode node) {
        return new Plan(
                node.path("basePort").asInt(),
                Feed.parse(node.path("feed").asText(), Path.of("/")),
                node.path("loop").asBoolean(),
                node.path("strategies").asBoolean());
    }

    static Path file(DataFolder data) {
        return data.run().resolve("plan.json");
    }
}
