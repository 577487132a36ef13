package io.nautilus.marketdata.domain.venue;

import io.nautilus.contracts.DecodeException;
import io.nautilus.market.Decimals;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The shapes that are due in what {@link VenueJson} reads; whatever else is there is a {@link DecodeException}. */
public final class Shapes {
    /** The year 2096. Beyond it a time is a mistake, and sums of times stay far from the end of a long. */
    private static final long LATEST_SECONDS = 4_000_000_000L;

    private static final int MAX_FIELDS = 16;

    private Shapes() {}

    public static Map<?, ?> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new DecodeException("unexpected-shape", "no object");
    }

    public static List<?> list(Object value, int most) {
        if (!(value instanceof List<?> list)) {
            throw new DecodeException("unexpected-shape", "no list");
        }
        if (list.size() > most) {
            throw new DecodeException("too-many-entries", list.size() + " entries where " + most + " are the most");
        }
        return list;
    }

    /** A list of at least {@code least} fields; what follows them (a mark, a miscellany) does not matter here. */
    public static List<?> fields(Object value, int least) {
        List<?> list = list(value, MAX_FIELDS);
        if (list.size() < least) {
            throw new DecodeException("missing-field", list.size() + " fields where " + least + " are due");
        }
        return list;
    }

    public static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new DecodeException("unexpected-shape", "no text");
    }

    /** The text of a field that must be there. */
    public static String text(Map<?, ?> map, String name) {
        if (!map.containsKey(name)) {
            throw new DecodeException("missing-field", "no " + name);
        }
        return text(map.get(name));
    }

    /** A whole number from 0 on, of a field that must be there. */
    public static long number(Map<?, ?> map, String name) {
        long number = Decimals.parse(text(map, name), 0);
        if (number < 0) {
            throw new DecodeException("invalid-number", name + " is " + number);
        }
        return number;
    }

    /** Milliseconds since the epoch as nanoseconds. */
    public static long millis(Map<?, ?> map, String name) {
        long millis = number(map, name);
        if (millis > TimeUnit.SECONDS.toMillis(LATEST_SECONDS)) {
            throw new DecodeException("invalid-time", name + " is " + millis);
        }
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** A time as ISO-8601 writes it, as nanoseconds since the epoch. */
    public static long instant(Map<?, ?> map, String name) {
        String text = text(map, name);
        try {
            Instant instant = Instant.parse(text);
            if (instant.getEpochSecond() < 0 || instant.getEpochSecond() > LATEST_SECONDS) {
                throw new DecodeException("invalid-time", name + " is " + text);
            }
            return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
        } catch (DateTimeException e) {
            throw new DecodeException("invalid-time", name + " is " + text, e);
        }
    }

    /** Levels of a price and a quantity each. */
    public static List<PrintedLevel> levels(Object value, int most) {
        List<?> items = list(value, most);
        List<PrintedLevel> levels = new ArrayList<>(items.size());
        for (Object item : items) {
            List<?> fields = fields(item, 2);
            levels.add(new PrintedLevel(text(fields.get(0)), text(fields.get(1))));
        }
        return levels;
    }
}
