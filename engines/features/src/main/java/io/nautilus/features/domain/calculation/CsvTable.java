package io.nautilus.features.domain.calculation;

import java.util.List;

/** An answer as CSV: the time, then a column for each output, empty while it warms up. */
public final class CsvTable implements Calculation.Rows {
    private final StringBuilder text = new StringBuilder("time");

    public CsvTable(List<String> columns) {
        for (String column : columns) {
            text.append(',').append(quoted(column));
        }
        text.append('\n');
    }

    /** A name with a comma in it is quoted, as RFC 4180 has it; no name has a quote. */
    private static String quoted(String name) {
        return name.indexOf(',') < 0 ? name : '"' + name + '"';
    }

    @Override
    public void row(String time, double[] values) {
        text.append(time);
        for (double value : values) {
            text.append(',');
            if (!Double.isNaN(value)) {
                text.append(value);
            }
        }
        text.append('\n');
    }

    public String text() {
        return text.toString();
    }
}
