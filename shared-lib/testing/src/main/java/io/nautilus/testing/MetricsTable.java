package io.nautilus.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics of Nautilus' own among what {@code GET /metrics} answers, as a table. */
final class MetricsTable {
    /** A limit of memory is there on some machines only, so it is not in the table but named above it. */
    private static final Pattern HELP =
            Pattern.compile("^# HELP (nautilus_(?!placement_memory_)\\S+) (.*)$", Pattern.MULTILINE);

    private static final Pattern BOUND = Pattern.compile(
            "^nautilus_bound_limit\\{bound=\"([^\"]*)\",policy=\"([^\"]*)\"[^}]*} (\\S+)$", Pattern.MULTILINE);

    private MetricsTable() {}

    static String of(String engine, String metrics) {
        Map<String, String> described = new TreeMap<>();
        Matcher help = HELP.matcher(metrics);
        while (help.find()) {
            String type = metrics.lines()
                    .filter(line -> line.startsWith("# TYPE " + help.group(1) + " "))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .findFirst()
                    .orElse("");
            described.put(help.group(1), type + " | " + help.group(2));
        }
        StringBuilder table = new StringBuilder("# Metrics of " + engine
                + "\n\nWhat `GET /metrics` says beside the framework's own; made from the running engine, a test"
                + " compares it.\nWhere there is a limit of memory, also `nautilus_placement_memory_asked_bytes` and\n"
                + "`nautilus_placement_memory_granted_bytes`.\n\n| metric | type | what |\n|---|---|---|\n");
        described.forEach((name, rest) ->
                table.append("| `").append(name).append("` | ").append(rest).append(" |\n"));
        return table + bounds(metrics);
    }

    private static String bounds(String metrics) {
        TreeSet<String> rows = new TreeSet<>();
        Matcher bound = BOUND.matcher(metrics);
        while (bound.find()) {
            long limit = (long) Double.parseDouble(bound.group(3));
            rows.add("| `%s` | %d | %s |\n".formatted(bound.group(1), limit, bound.group(2)));
        }
        return rows.isEmpty()
                ? ""
                : "\nQueues and stores with a limit (`nautilus_bound_size`, `nautilus_bound_limit`):\n\n"
                        + "| bound | limit | at the limit |\n|---|---|---|\n" + String.join("", rows);
    }
}
