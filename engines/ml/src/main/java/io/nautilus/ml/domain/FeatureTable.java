package io.nautilus.ml.domain;

import io.nautilus.contracts.DecodeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rows of features as CSV: a first line with the names, a line of numbers for each row, in any order of the columns.
 * What is wrong is a {@link DecodeException} that names the line and column.
 */
public final class FeatureTable {
    public static final int MAX_ROWS = 10_000;

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?([0-9]{1,40}\\.?[0-9]{0,40}|\\.[0-9]{1,40})([eE][-+]?[0-9]{1,4})?");
    private static final int SHOWN = 40;

    private final NamedFeatures features;
    private final List<String> columns;

    private FeatureTable(NamedFeatures features, List<String> columns) {
        this.features = features;
        this.columns = columns;
    }

    /** The rows, in the order of the model's features. */
    public static double[][] rows(String csv, NamedFeatures features) {
        List<String> lines =
                csv.lines().filter(line -> !line.isBlank()).limit(MAX_ROWS + 2L).toList();
        if (lines.size() < 2) {
            throw new DecodeException("bad-csv", "a line with names and a line of numbers for each row are needed");
        }
        if (lines.size() > MAX_ROWS + 1) {
            throw new DecodeException("too-many-rows", "more than " + MAX_ROWS + " rows");
        }
        FeatureTable table = new FeatureTable(features, header(lines.getFirst(), features));
        double[][] rows = new double[lines.size() - 1][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = table.row(i + 2, lines.get(i + 1));
        }
        return rows;
    }

    private static List<String> header(String line, NamedFeatures features) {
        List<String> columns = cells(line);
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            features.known(column);
            if (!seen.add(column)) {
                throw new DecodeException("bad-csv", "the column " + column + " is there twice");
            }
        }
        for (String name : features.names()) {
            if (!seen.contains(name)) {
                throw new DecodeException("missing-feature", "the feature " + name + " is missing");
            }
        }
        return columns;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private double[] row(int number, String line) {
        List<String> cells = cells(line);
        if (cells.size() != columns.size()) {
            throw new DecodeException(
                    "bad-csv", "line " + number + " has " + cells.size() + " cells, not " + columns.size());
        }
        double[] row = new double[columns.size()];
        for (int i = 0; i < row.length; i++) {
            row[features.names().indexOf(columns.get(i))] = value(number, columns.get(i), cells.get(i));
        }
        return row;
    }

    private static double value(int line, String column, String cell) {
        String where = "line " + line + ", " + column;
        if (cell.isEmpty()) {
            throw new DecodeException("missing-feature", where + ": the cell is empty");
        }
        if (!NUMBER.matcher(cell).matches()) {
            String shown = cell.length() > SHOWN ? cell.substring(0, SHOWN) : cell;
            throw new DecodeException("non-finite-feature", where + ": '" + shown + "' is no finite number");
        }
        return NamedFeatures.finite(where, Double.parseDouble(cell));
    }
}
