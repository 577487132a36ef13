package io.nautilus.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Figures in rows. A cell is a text, a whole number or a {@code Double}; {@link #UNKNOWN} is what was not measured. */
public record Table(String name, List<String> columns, List<List<Object>> rows) {
    /** Said where a figure cannot be measured on this machine. */
    public static final String UNKNOWN = "not measured";

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        name + ": " + row.size() + " cells in " + columns.size() + " columns");
            }
        }
    }

    public static Table of(String name, List<String> columns) {
        return new Table(name, columns, List.of());
    }

    public Table with(Object... cells) {
        List<List<Object>> more = new ArrayList<>(rows);
        more.add(List.of(cells));
        return new Table(name, columns, more);
    }

    /** Aligned columns, for a terminal. */
    List<String> text() {
        List<List<String>> lines = lines();
        int[] widths = IntStream.range(0, columns.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return lines.stream().map(line -> padded(line, widths)).toList();
    }

    private String padded(List<String> line, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> isNumber(column)
                        ? " ".repeat(widths[column] - line.get(column).length()) + line.get(column)
                        : line.get(column)
                                + " ".repeat(widths[column] - line.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private boolean isNumber(int column) {
        return rows.stream().anyMatch(row -> row.get(column) instanceof Number);
    }

    List<String> markdown() {
        List<String> lines = new ArrayList<>(lines().stream()
                .map(line -> "| " + String.join(" | ", line) + " |")
                .toList());
        lines.add(
                1,
                IntStream.range(0, columns.size())
                        .mapToObj(column -> isNumber(column) ? "--:" : "---")
                        .collect(Collectors.joining("|", "|", "|")));
        return lines;
    }

    private List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>(List.of(columns));
        rows.forEach(row -> lines.add(row.stream().map(Table::cell).toList()));
        return lines;
    }

    private static String cell(Object value) {
        return switch (value) {
            case Double number -> decimal(number);
            case Long number -> String.format(Locale.ROOT, "%,d", number);
            case Integer number -> String.format(Locale.ROOT, "%,d", number);
            default -> value.toString();
        };
    }

    /** Three significant digits are more than a shared machine repeats. */
    private static String decimal(double number) {
        double size = Math.abs(number);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 || size == 0 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, format, number);
    }
}
