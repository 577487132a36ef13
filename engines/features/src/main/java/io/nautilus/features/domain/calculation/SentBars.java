package io.nautilus.features.domain.calculation;

import static io.nautilus.features.domain.calculation.RefusedException.shown;

import io.nautilus.indicators.Candle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Bars as somebody sends them, checked as they come: at most {@link #MAX_ROWS}, times that go up, prices that are some.
 * A field that no indicator takes may be absent.
 */
public final class SentBars {
    public static final int MAX_ROWS = 20_000;

    /** A bar with its time as it was written. */
    record Row(String time, Candle bar) {}

    private final Set<String> taken;
    private final List<Row> rows = new ArrayList<>();
    private TimeForm form;
    private long lastTime;

    /** For what an asked calculation takes. */
    public SentBars(AskedFeatures asked) {
        taken = asked.takes();
    }

    List<Row> rows() {
        return rows;
    }

    /** Bars as JSON has them, a number null where it is absent. Throws {@link RefusedException}. */
    public void add(String time, Double open, Double high, Double low, Double close, Double volume) {
        Map<Field, Double> numbers = new EnumMap<>(Field.class);
        put(numbers, Field.OPEN, open);
        put(numbers, Field.HIGH, high);
        put(numbers, Field.LOW, low);
        put(numbers, Field.CLOSE, close);
        put(numbers, Field.VOLUME, volume);
        add("bar " + (rows.size() + 1), time, numbers);
    }

    private static void put(Map<Field, Double> numbers, Field field, Double number) {
        if (number != null) {
            numbers.put(field, number);
        }
    }

    /** A bar whose absent numbers are not there; {@code where} names it. Throws {@link RefusedException}. */
    public void add(String where, String time, Map<Field, Double> numbers) {
        if (rows.size() == MAX_ROWS) {
            throw new RefusedException("too-many-rows", where + " is one too many", "send at most " + MAX_ROWS);
        }
        checkTime(where, time);
        for (Field field : Field.values()) {
            check(where, field, numbers.get(field));
        }
        rows.add(new Row(time, bar(where, numbers)));
    }

    private void checkTime(String where, String time) {
        if (time == null || time.isEmpty()) {
            throw new RefusedException("missing-value", where + ", column time", "every bar needs its time");
        }
        if (form == null) {
            form = TimeForm.of(time).orElseThrow(() -> badTime(where, time));
        }
        OptionalLong read = form.read(time);
        if (read.isEmpty()) {
            throw badTime(where, time);
        }
        if (!rows.isEmpty() && read.getAsLong() <= lastTime) {
            String before = rows.getLast().time();
            throw new RefusedException(
                    "unsorted", where + ", column time: " + shown(time) + " after " + shown(before), "oldest first");
        }
        lastTime = read.getAsLong();
    }

    private static RefusedException badTime(String where, String time) {
        return new RefusedException(
                "bad-time",
                where + ", column time: " + shown(time),
                "one form throughout: 2026-01-31, 2026-01-31T12:00:00Z, 1/31/2026, 1/31/2026 12:00:00 AM, or a number");
    }

    private void check(String where, Field field, Double number) {
        if (number == null) {
            if (field.isNeeded(taken)) {
                throw new RefusedException(
                        "missing-value", where + ", column " + field.label(), "the indicators asked for take it");
            }
            return;
        }
        boolean none = field == Field.VOLUME && number == 0;
        if (!none && !(number >= Candle.LEAST && number <= Candle.MOST)) {
            throw new RefusedException(
                    "out-of-range",
                    where + ", column " + field.label() + ": '" + number + "'",
                    "prices are positive, volumes not negative, from " + Candle.LEAST + " to " + Candle.MOST);
        }
    }

    private static Candle bar(String where, Map<Field, Double> numbers) {
        double close = numbers.get(Field.CLOSE);
        double open = numbers.getOrDefault(Field.OPEN, close);
        try {
            return new Candle(
                    open,
                    numbers.getOrDefault(Field.HIGH, Math.max(open, close)),
                    numbers.getOrDefault(Field.LOW, Math.min(open, close)),
                    close,
                    numbers.getOrDefault(Field.VOLUME, 0.0));
        } catch (IllegalArgumentException inconsistent) {
            throw new RefusedException(
                    "bad-bar",
                    where + ": " + inconsistent.getMessage(),
                    "low is the least and high the greatest price");
        }
    }
}
