package io.nautilus.launcher.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FileFailure;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.placement.Placing;
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
 * @param engines which engines run, beside the broker
 * @param placing who plans what each of them gets
 */
public record Plan(int basePort, Feed feed, boolean loop, boolean strategies, List<String> engines, Placing placing) {
    public static final int DEFAULT_BASE_PORT = 8000;

    public Plan {
        engines = List.copyOf(engines);
    }

    /** The simulated market and nothing that trades on it. */
    public static Plan simulated(int basePort) {
        return new Plan(
                basePort, new Feed.Simulated(), false, false, Catalogue.engineNames(), Placing.none(Placing.FLAG));
    }

    /** The same with these engines alone. */
    public Plan only(List<String> some) {
        return new Plan(basePort, feed, loop, strategies, some, placing);
    }

    /** The broker and the engines, in the order of their start. */
    public List<String> services() {
        return Catalogue.names().stream()
                .filter(name -> name.equals(Catalogue.BROKER) || engines.contains(name))
                .toList();
    }

    /** What differs in a plan that runs, a line each; empty if nothing does. */
    public List<String> differences(Plan running) {
        List<String> lines = new ArrayList<>();
        differ(lines, "base port", running.basePort, basePort);
        differ(lines, "feed", running.feed.text(), feed.text());
        differ(lines, "loop", running.loop, loop);
        differ(lines, "strategies", running.strategies, strategies);
        differ(lines, "placement", running.placing.text(), placing.text());
        differ(lines, "engines", String.join(",", running.engines), String.join(",", engines));
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
                        .put("strategies", strategies)
                        .put("engines", String.join(",", engines))
                        .set("placing", placing.json()));
    }

    public static Optional<Plan> read(DataFolder data) {
        try {
            return JsonFile.read(file(data)).map(Plan::of);
        } catch (Refusal | IllegalArgumentException malformed) {
            throw FileFailure.malformed(file(data), malformed);
        }
    }

    private static Plan of(JsonNode node) {
        return new Plan(
                node.path("basePort").asInt(),
                Feed.parse(node.path("feed").asText(), Path.of("/")),
                node.path("loop").asBoolean(),
                node.path("strategies").asBoolean(),
                engines(node.path("engines").asText()),
                Placing.of(node.path("placing")));
    }

    private static List<String> engines(String names) {
        return names.isEmpty() ? Catalogue.engineNames() : List.of(names.split(","));
    }

    static Path file(DataFolder data) {
        return data.run().resolve("plan.json");
    }
}
