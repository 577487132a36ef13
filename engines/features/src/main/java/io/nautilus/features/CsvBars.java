package io.nautilus.features;

import io.nautilus.features.domain.calculation.AskedFeatures;
import io.nautilus.features.domain.calculation.Field;
import io.nautilus.features.domain.calculation.SentBars;
import io.nautilus.runtime.http.CsvBody;
import io.nautilus.runtime.http.Problem;
import io.nautilus.runtime.http.ProblemException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Bars as a caller sends them in a table whose header names {@code date} or {@code time} and the numbers of a bar in any
 * order and case. Other columns are passed over, so files that also hold results can be sent as they are.
 */
final class CsvBars {
    /** Files that also hold results may have many. */
    static final int MAX_COLUMNS = 64;

    private static final List<String> TIMES = List.of("time", "date");
    private static final String HINT = "the header is time,open,high,low,close,volume in any order";

    private final Map<Field, Integer> columns = new EnumMap<>(Field.class);
    private final AskedFeatures asked;
    private final SentBars bars;
    private int timeColumn;

    private CsvBars(AskedFeatures asked) {
        this.asked = asked;
        this.bars = new SentBars(asked);
    }

    /** What is wrong with the table is a 400 problem, what is wrong with a bar is refused as in JSON. */
    static SentBars read(AskedFeatures asked, InputStream body) {
        CsvBars table = new CsvBars(asked);
        new CsvBody(SentBars.MAX_ROWS, MAX_COLUMNS).read(body, table::header, table::take);
        return table.bars;
    }

    private void header(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).toLowerCase(Locale.ROOT);
            boolean known = TIMES.contains(name) || Field.named(name).isPresent();
            if (known && places.put(name, i) != null) {
                throw refused("duplicate-column", "line 1 names " + name + " twice");
            }
        }
        timeColumn = TIMES.stream()
                .filter(places::containsKey)
                .findFirst()
                .map(places::get)
                .orElseThrow(() -> missing("time or date"));
        for (Field field : Field.values()) {
            if (places.containsKey(field.label())) {
                columns.put(field, places.get(field.label()));
            } else if (field.isNeeded(asked.takes())) {
                throw missing(field.label());
            }
        }
    }

    private static ProblemException missing(String column) {
        return refused("missing-column", "line 1 has no " + column);
    }

    private static ProblemException refused(String code, String detail) {
        return Problem.of(400, code, detail, HINT).exception();
    }

    private void take(CsvBody.Row row) {
        Map<Field, Double> numbers = new EnumMap<>(Field.class);
        columns.forEach((field, column) -> {
            double number = row.number(column);
            if (!Double.isNaN(number)) {
                numbers.put(field, number);
            }
        });
        bars.add("line " + row.line(), row.fields().get(timeColumn), numbers);
    }
}
