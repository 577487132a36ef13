package io.nautilus.features.domain.calculation;

import static io.nautilus.features.domain.calculation.RefusedException.shown;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Bars as rows of a table whose header names {@code date} or {@code time} and the numbers of a bar in any order and
 * case. Other columns are passed over, so files that also hold results can be sent as they are.
 */
public final class CsvBars {
    private static final List<String> TIMES = List.of("time", "date");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?[0-9]{1,40}(?:\\.[0-9]{0,40})?(?:[eE][-+]?[0-9]{1,3})?");
    private static final String HINT = "the header is time,open,high,low,close,volume in any order";

    private final Map<Field, Integer> columns = new EnumMap<>(Field.class);
    private final SentBars bars;
    private int timeColumn;

    /** Gives what it reads to {@code bars}. Each call throws {@link RefusedException}. */
    public CsvBars(SentBars bars) {
        this.bars = bars;
    }

    /** The names of the columns. */
    public void header(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).toLowerCase(Locale.ROOT);
            boolean known = TIMES.contains(name) || Field.named(name).isPresent();
            if (known && places.put(name, i) != null) {
                throw new RefusedException("duplicate-column", "line 1 names " + name + " twice", HINT);
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
            } else if (field.isNeeded(bars.taken())) {
                throw missing(field.label());
            }
        }
    }

    private static RefusedException missing(String column) {
        return new RefusedException("missing-column", "line 1 has no " + column, HINT);
    }

    /** A row with as many cells as the header has. */
    public void row(int line, List<String> cells) {
        String where = "line " + line;
        Map<Field, Double> numbers = new EnumMap<>(Field.class);
        columns.forEach((field, column) -> {
            String cell = cells.get(column);
            if (!cell.isEmpty()) {
                numbers.put(field, number(where, field, cell));
            }
        });
        bars.add(where, cells.get(timeColumn), numbers);
    }

    private static double number(String where, Field field, String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            throw new RefusedException(
                    "not-a-number", where + ", column " + field.label() + ": " + shown(cell), "as 1234.5 or 1.2345E3");
        }
        return Double.parseDouble(cell);
    }
}
