package io.nautilus.launcher.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nautilus.launcher.containers.ContainerPlan;
import io.nautilus.launcher.containers.ContainerState;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.placement.Allotments;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Health;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import io.nautilus.launcher.process.ResidentMemory;
import io.nautilus.launcher.process.RunRecord;
import io.nautilus.launcher.process.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** How everything is, asked now. */
record StatusReport(List<Row> rows) {
    private static final String NOT_RUNNING = "not running";

    StatusReport {
        rows = List.copyOf(rows);
    }

    /**
     * One service.
     *
     * @param running its process is alive
     * @param health what it answered
     * @param memoryKib what it holds in RAM; empty where the system does not tell
     * @param startMillis from its start until healthy; negative if it was not yet
     * @param lastEnd how it died last, empty if it never did
     */
    record Row(
            String name,
            int port,
            long pid,
            boolean running,
            Health health,
            OptionalLong memoryKib,
            long startMillis,
            int restarts,
            String lastEnd) {
        boolean healthy() {
            return running && health.healthy();
        }
    }

    static StatusReport of(Home home, DataFolder data, Plan plan) {
        return new StatusReport(new Catalogue(home, data, Allotments.none())
                .services(plan).stream().map(service -> row(data, service)).toList());
    }

    /** Of containers, as their engine tells of them. */
    static StatusReport ofContainers(
            Plan plan, List<String> optional, Function<String, Optional<ContainerState>> states) {
        List<Row> rows = new ArrayList<>();
        plan.services().forEach(name -> rows.add(row(name, Catalogue.port(name, plan.basePort()), states.apply(name))));
        optional.forEach(name -> rows.add(row(name, ContainerPlan.port(name, plan), states.apply(name))));
        return new StatusReport(rows);
    }

    private static Row row(String name, int port, Optional<ContainerState> told) {
        ContainerState state = told.orElse(ContainerState.NONE);
        return new Row(
                name,
                port,
                state.pid(),
                state.running(),
                state.health(),
                OptionalLong.empty(),
                -1,
                state.restarts(),
                state.lastEnd());
    }

    private static Row row(DataFolder data, Service service) {
        Optional<RunRecord> record = RunRecord.read(data.run(), service.name());
        boolean running = record.isPresent() && record.get().alive();
        long pid = running ? record.get().identity().pid() : -1;
        return new Row(
                service.name(),
                service.port(),
                pid,
                running,
                running
                        ? service.probe().ask()
                        : Health.bad(service.obstacle().get().orElse(NOT_RUNNING)),
                running ? ResidentMemory.kib(pid) : OptionalLong.empty(),
                record.map(RunRecord::startMillis).orElse(-1L),
                record.map(RunRecord::restarts).orElse(0),
                record.map(RunRecord::lastEnd).orElse(""));
    }

    boolean isRunning(String name) {
        return rows.stream().anyMatch(row -> row.running() && row.name().equals(name));
    }

    boolean anyRunning() {
        return rows.stream().anyMatch(Row::running);
    }

    boolean allHealthy() {
        return rows.stream().allMatch(Row::healthy);
    }

    List<String> table(Terminal terminal) {
        List<String> lines = new ArrayList<>();
        lines.add("%-12s  %5s  %-11s  %8s  %10s  %8s"
                .formatted("engine", "port", "health", "memory", "started in", "restarts"));
        rows.forEach(row -> lines.add(line(row, terminal)));
        return lines;
    }

    private static String line(Row row, Terminal terminal) {
        String word = "%-11s".formatted(word(row));
        String memory = row.memoryKib().isPresent() ? row.memoryKib().getAsLong() / 1024 + " MiB" : "-";
        String started = row.startMillis() < 0 ? "-" : "%.1f s".formatted(row.startMillis() / 1e3);
        return "%-12s  %5d  %s  %8s  %10s  %8d%s"
                .formatted(
                        row.name(),
                        row.port(),
                        row.healthy() ? terminal.good(word) : terminal.bad(word),
                        memory,
                        started,
                        row.restarts(),
                        remark(row));
    }

    private static String word(Row row) {
        if (!row.running()) {
            return NOT_RUNNING;
        }
        return row.healthy() ? "healthy" : "not healthy";
    }

    private static String remark(Row row) {
        boolean said = row.healthy() || row.health().detail().equals(NOT_RUNNING);
        String why = said ? "" : "  " + row.health().detail();
        return row.lastEnd().isEmpty() ? why : why + "  (last: " + row.lastEnd() + ")";
    }

    ObjectNode json() {
        ObjectNode report = JsonFile.object();
        report.put("healthy", allHealthy());
        ArrayNode services = report.putArray("services");
        for (Row row : rows) {
            ObjectNode node = services.addObject();
            node.put("name", row.name()).put("port", row.port()).put("running", row.running());
            node.put("healthy", row.healthy()).put("detail", row.health().detail());
            node.put("pid", row.pid()).put("memoryKib", row.memoryKib().orElse(-1));
            node.put("startMillis", row.startMillis())
                    .put("restarts", row.restarts())
                    .put("lastEnd", row.lastEnd());
        }
        return report;
    }
}
