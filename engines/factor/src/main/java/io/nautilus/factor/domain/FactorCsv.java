package io.nautilus.factor.domain;

import io.nautilus.contracts.DecodeException;
import java.util.List;

/**
 * Writes {@code date,instrument,factor,value,zscore,rank}: of each date every instrument that has a row on it, with
 * every factor. What cannot be said is empty.
 */
public final class FactorCsv {
    /** About 4 MB, which a heap of 64 MB has room for while it is written and sent. */
    public static final int MAX_LINES = 50_000;

    private static final String HEADER = "date,instrument,factor,value,zscore,rank\n";
    private static final int LINE_LENGTH = 80;

    private FactorCsv() {}

    /** Throws {@link DecodeException} with {@code too-many-lines} where that would be more than {@link #MAX_LINES}. */
    public static String write(PanelTable table, Catalogue catalogue) {
        int lines = table.rows() * catalogue.size();
        if (lines > MAX_LINES) {
            throw new DecodeException(
                    "too-many-lines",
                    "%d rows with %d factors are %d lines, at most %d"
                            .formatted(table.rows(), catalogue.size(), lines, MAX_LINES));
        }
        StringBuilder text = new StringBuilder(HEADER.length() + lines * LINE_LENGTH).append(HEADER);
        List<Definition> factors = catalogue.definitions();
        List<String> dates = table.dates();
        for (CrossSection section : table.sections(catalogue)) {
            String date = dates.get((int) section.time());
            section.rows().forEach(row -> write(text, date, row, factors));
        }
        return text.toString();
    }

    private static void write(StringBuilder text, String date, Row row, List<Definition> factors) {
        for (int i = 0; i < factors.size(); i++) {
            text.append(date)
                    .append(',')
                    .append(row.instrument())
                    .append(',')
                    .append(factors.get(i).name());
            switch (row.reading(i)) {
                case Reading.Scored(double value, double zScore, int rank) ->
                    text.append(',')
                            .append(value)
                            .append(',')
                            .append(zScore)
                            .append(',')
                            .append(rank);
                case Reading.Unscored(double value, int rank, Reason _) ->
                    text.append(',').append(value).append(",,").append(rank);
                case Reading.Absent(Reason _) -> text.append(",,,");
            }
            text.append('\n');
        }
    }
}
