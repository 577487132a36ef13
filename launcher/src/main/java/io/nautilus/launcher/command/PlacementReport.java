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
import java.util.OptionalLong;

/** What each process that runs was promised and has: engines say it, of the broker the kernel does. */
record PlacementReport(Map<String, Told> processes) {
    private static final long KIB = 1024;
    private static final String ROW = "%-12s  %-11s  %-11s  %12s  %8s  %8s  %10s  %8s  %s";

    /**
     * Of one process.
     *
     * @param placement missing where it does not say, or not in this form
     * @param residentKib what it holds in RAM; empty where nobody tells
     */
    record Told(JsonNode placement, OptionalLong residentKib) {
        static final Told NOTHING = new Told(MissingNode.getInstance(), OptionalLong.empty());
    }

    static PlacementReport ask(StatusReport report) {
        Map<String, Told> processes = new LinkedHashMap<>();
        for (StatusReport.Row row : report.rows()) {
            if (row.running()) {
                processes.put(row.name(), ask(row));
            }
        }
        return new PlacementReport(processes);
    }

    private static Told ask(StatusReport.Row row) {
        Told told = row.name().equals(Catalogue.BROKER)
                ? new Told(BrokerPlacement.of(KernelFiles.ofThisSystem(), row.pid()), OptionalLong.empty())
                : engine(row);
        return row.memoryKib().isPresent() ? new Told(told.placement(), row.memoryKib()) : told;
    }

    private static Told engine(StatusReport.Row row) {
        if (row.health().silent()) {
            return Told.NOTHING;
        }
        try {
            return JsonFile.parse(LocalHttp.get(row.port(), "/status").body())
                    .map(PlacementReport::of)
                    .orElse(Told.NOTHING);
        } catch (IOException silent) {
            return Told.NOTHING;
        }
    }

    /** Of what an engine says at {@code /status}. */
    static Told of(JsonNode status) {
        long bytes = status.path("residentBytes").asLong();
        return new Told(status.path("placement"), bytes > 0 ? OptionalLong.of(bytes / KIB) : OptionalLong.empty());
    }

    List<String> table(Terminal terminal) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted(
                "process",
                "cores asked",
                "granted",
                "memory asked",
                "granted",
                "resident",
                "heap asked",
                "granted",
                "placement"));
        processes.forEach((name, told) -> lines.add(row(name, told, terminal)));
        return lines;
    }

    private static String row(String name, Told told, Terminal terminal) {
        JsonNode placement = told.placement();
        String reason = placement.isMissingNode()
                ? "does not say"
                : placement.path("reason").asText();
        return ROW.formatted(
                name,
                of(placement, "cores", "asked"),
                of(placement, "cores", "granted"),
                of(placement, "memory", "asked"),
                of(placement, "memory", "granted"),
                told.residentKib().isPresent() ? told.residentKib().getAsLong() / KIB + "M" : "-",
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
        processes.forEach((name, told) -> json.set(name, told.placement().isMissingNode() ? null : told.placement()));
        return json;
    }
}
