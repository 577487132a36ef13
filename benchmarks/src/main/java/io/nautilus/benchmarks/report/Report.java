package io.nautilus.benchmarks.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What a benchmark found: tables, and in {@code notes} what a reader must know to believe them. */
public record Report(String command, Instant date, Machine machine, List<Table> tables, List<String> notes) {
    private static final JsonMapper JSON = new JsonMapper();

    public Report {
        date = date.truncatedTo(ChronoUnit.SECONDS);
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    public String text() {
        List<String> lines = new ArrayList<>(List.of(command + ", " + date, machine.text()));
        for (Table table : tables) {
            lines.add("");
            lines.add(table.name());
            table.text().forEach(line -> lines.add("  " + line));
        }
        lines.add("");
        lines.addAll(notes);
        return String.join("\n", lines);
    }

    public String markdown() {
        List<String> lines = new ArrayList<>(List.of("`" + command + "`, " + date + ".", "", machine.text() + "."));
        for (Table table : tables) {
            lines.addAll(List.of("", "**" + table.name() + "**", ""));
            lines.addAll(table.markdown());
        }
        lines.add("");
        notes.forEach(note -> lines.add("- " + note));
        return String.join("\n", lines);
    }

    public String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("command", command).put("date", date.toString());
        root.set("machine", JSON.valueToTree(machine));
        ArrayNode all = root.putArray("tables");
        for (Table table : tables) {
            ArrayNode rows = all.addObject().put("name", table.name()).putArray("rows");
            for (List<Object> row : table.rows()) {
                ObjectNode cells = rows.addObject();
                for (int i = 0; i < row.size(); i++) {
                    cells.set(table.columns().get(i), JSON.valueToTree(row.get(i)));
                }
            }
        }
        notes.forEach(root.putArray("notes")::add);
        return root.toPrettyString();
    }
}
