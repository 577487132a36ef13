package io.nautilus.features.domain.calculation;

import static io.nautilus.features.domain.calculation.RefusedException.shown;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Bars as CSV: a header that names {@code date} or {@code time} and the numbers of a bar in any order and case, and a
 * bar in each line. Other columns are passed over, so files that also hold results can be sent as they are. Cells are
 * not quoted: none of these values has a comma in it.
 */
public final class CsvBars {
    private static final List<String> TIMES = List.of("time", "date");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?[0-9]{1,40}(?:\\.[0-9]{0,40})?(?:[eE][-+]?[0-9]{1,3})?");
    private static final String HINT = "the header is time,open,high,low,close,volume in any order";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<Field, Integer> columns = new EnumMap<>(Field.class);
    private final SentBars bars;
    private int timeColumn;
    private int width;

    private CsvBars(SentBars bars) {
        this.bars = bars;
    }

    /** Gives the bars of the text, UTF-8. Throws {@link RefusedException}. */
    public static void read(byte[] body, SentBars bars) {
        new CsvBars(bars).read(text(body));
    }

    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException broken) {
            throw new RefusedException("bad-text", "the body is not UTF-8", "send UTF-8");
        }
    }

    private void read(String text) {
        int line = 0;
        for (String each : (Iterable<String>) text.lines()::iterator) {
            line++;
            if (line == 1) {
                header(each);
            } else if (!each.isBlank()) {
                row("line " + line, each);
            }
        }
        if (bars.rows().isEmpty()) {
            throw new RefusedException("no-rows", "there is no bar", HINT);
        }
    }

    private void header(String line) {
        List<String> names =
                cells(line).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            boolean known =
                    TIMES.contains(names.get(i)) || Field.named(names.get(i)).isPresent();
            if (known && places.put(names.get(i), i) != null) {
                throw new RefusedException("duplicate-column", "line 1 names " + names.get(i) + " twice", HINT);
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
        width = 1
                + Math.max(
                        timeColumn,
                        columns.values().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(0));
    }

    private static RefusedException missing(String column) {
        return new RefusedException("missing-column", "line 1 has no " + column, HINT);
    }

    private void row(String where, String line) {
        List<String> cells = cells(line);
        if (cells.size() < width) {
            throw new RefusedException("bad-row", where + " has " + cells.size() + " cells", "at least " + width);
        }
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

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', from)) {
            cells.add(line.substring(from, comma).strip());
            from = comma + 1;
        }
        cells.add(line.substring(from).strip());
        return cells;
    }
}
