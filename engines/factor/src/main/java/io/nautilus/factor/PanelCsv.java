package io.nautilus.factor;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.TextBound;
import io.nautilus.factor.domain.Observation;
import io.nautilus.factor.domain.PanelTable;
import io.nautilus.runtime.http.CsvBody;
import io.nautilus.runtime.http.Problem;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Bars as a caller sends them: {@code date,instrument,open,high,low,close,volume[,vwap]}, in any order of rows. */
final class PanelCsv {
    static final int MAX_ROWS = 20_000;
    static final int MAX_INSTRUMENTS = 500;

    private static final List<String> NAMES =
            List.of("date", "instrument", "open", "high", "low", "close", "volume", "vwap");
    private static final int VWAP = NAMES.indexOf("vwap");
    private static final String HINT = "the header is " + String.join(",", NAMES.subList(0, VWAP)) + "[,vwap]";

    private final PanelTable table = new PanelTable();
    private final Set<String> instruments = new HashSet<>();

    private PanelCsv() {}

    /** The table; what is wrong is a 400 problem. */
    static PanelTable read(InputStream body) {
        PanelCsv csv = new PanelCsv();
        new CsvBody(MAX_ROWS, NAMES.size()).read(body, PanelCsv::check, csv::take);
        if (csv.table.rows() == 0) {
            throw Problem.of(400, "empty-csv", "there is no row", "send a line for each date and instrument")
                    .exception();
        }
        return csv.table;
    }

    private static void check(List<String> header) {
        if (!header.equals(NAMES) && !header.equals(NAMES.subList(0, VWAP))) {
            throw Problem.of(400, "bad-header", "line 1: '" + String.join(",", header) + "'", HINT)
                    .exception();
        }
    }

    private void take(CsvBody.Row row) {
        String instrument = instrument(row);
        String date = row.fields().getFirst();
        if (!table.add(row.time(0), date, instrument, bar(row))) {
            throw row.refusal(
                    "duplicate-row",
                    "there is a row of " + instrument + " on " + date + " already",
                    "one row for each date and instrument");
        }
    }

    /** The answer has the name as it is, so it has nothing that would have to be quoted. */
    private String instrument(CsvBody.Row row) {
        String name = row.fields().get(1);
        try {
            TextBound.SYMBOL.check(name);
        } catch (DecodeException broken) {
            throw row.refusal("bad-instrument", broken.getMessage() + ": '" + name + "'", "as BTC-USD.SIM");
        }
        if (name.indexOf('"') >= 0 || name.indexOf(',') >= 0) {
            throw row.refusal("bad-instrument", "'" + name + "' has a quote or a comma", "as BTC-USD.SIM");
        }
        if (instruments.add(name) && instruments.size() > MAX_INSTRUMENTS) {
            throw row.refusal(
                    "too-many-instruments", "'" + name + "'", "at most " + MAX_INSTRUMENTS + " instruments are read");
        }
        return name;
    }

    private static Observation bar(CsvBody.Row row) {
        try {
            return Observation.of(
                    needed(row, 2), needed(row, 3), needed(row, 4), needed(row, 5), needed(row, 6), vwap(row));
        } catch (DecodeException broken) {
            throw row.refusal(broken.code(), broken.getMessage(), HINT);
        }
    }

    private static double needed(CsvBody.Row row, int column) {
        double number = row.number(column);
        if (Double.isNaN(number)) {
            throw row.refusal("missing-value", row.header().get(column), "only a vwap may be empty");
        }
        return number;
    }

    /** 0 where there is none. */
    private static double vwap(CsvBody.Row row) {
        double vwap = row.header().size() > VWAP ? row.number(VWAP) : Double.NaN;
        return Double.isNaN(vwap) ? 0 : vwap;
    }
}
