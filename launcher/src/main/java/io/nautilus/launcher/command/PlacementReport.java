package io.nautilus.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nautilus.hardware.KernelFiles;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.LocalHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each process that runs was promised and has: engines say it, of the broker the kernel does. */
record PlacementReport(Map<String, JsonNode> processes) {
    private static final String ROW = "%-12s  %-11s  %-11s  %10s  %8s  %s";

    static PlacementReport ask(StatusReport report) {
        Map<String, JsonNode> processes = new LinkedHashMap<>();
        for (StatusReport.Row row : report.rows()) {
            if (row.running()) {
                processes.put(row.name(), ask(row));
            }
        }
        return new PlacementReport(processes);
    }

    private static JsonNode ask(StatusReport.Row row) {
        if (row.name().equals(Catalogue.BROKER)) {
            return BrokerPlacement.of(KernelFiles.ofThisSystem(), row.pid());
        }
        return row.health().silent() ? MissingNode.getInstance() : ask(row.port());
    }

    /** Missing where an engine does not answer, or not in this form. */
    private static JsonNode ask(int port) {
        try {
            return JsonFile.parse(LocalHttp.get(port, "/status").body())
                    .map(status -> status.path("placement"))
                    .orElse(MissingNode.getInstance());
        } catch (IOException silent) {
            return MissingNode.getInstance();
        }
    }

    List<String> table(Terminal terminal) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("process", "cores asked", "granted", "heap asked", "granted", "placement"));
        processes.forEach((name, placement) -> lines.add(row(name, placement, terminal)));
        return lines;
    }

    private static String row(String name, JsonNode placement, Terminal terminal) {
        String reason = placement.isMissingNode()
                ? "does not say"
                : placement.path("reason").asText();
        return ROW.formatted(
                name,
                of(placement, "cores", "asked"),
                of(placement, "cores", "granted"),
                of(placement, "heap", "asked"),
                of(placement, "heap", "granted"),
                reason.isEmpty() ? terminal.good("as asked") : terminal.bad(reason));
    }

    private static String of(JsonNode placement, String resource, String side) {
        for (JsonNode each : placement.path("resources")) {
            if (each.path("name").asText().equals(resource)) {
                return each.path(side).asText("-");
            }
        }
        return "-";
    }

    ObjectNode json() {
        ObjectNode json = JsonFile.object();
        processes.forEach((name, placement) -> json.set(name, placement.isMissingNode() ? null : placement));
        return json;
    }
}
