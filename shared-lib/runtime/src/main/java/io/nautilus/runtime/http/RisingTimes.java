package io.nautilus.runtime.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The times in the first column of a table, which must rise from row to row. */
public final class RisingTimes {
    private Instant first;
    private Instant last;

    /** The time of the next row: ISO-8601 as {@code 2026-01-31} or {@code 2026-01-31T12:00:00Z}; UTC without a zone. */
    public Instant next(CsvBody.Row row) {
        String text = row.fields().getFirst();
        Instant time = time(row, text);
        if (last != null && !time.isAfter(last)) {
            throw row.refusal("times-not-rising", text + " is not after " + last, "sort rows by time, one row a time");
        }
        first = first == null ? time : first;
        last = time;
        return time;
    }

    private static Instant time(CsvBody.Row row, String text) {
        try {
            if (text.length() == "2026-01-31".length()) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            String iso = text.replace(' ', 'T');
            return iso.endsWith("Z")
                    ? Instant.parse(iso)
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException broken) {
            throw row.refusal("invalid-time", "'" + text + "'", "send ISO-8601: 2026-01-31 or 2026-01-31T12:00:00Z");
        }
    }

    /** Of the first row, null where there was none. */
    public Instant first() {
        return first;
    }

    public Instant last() {
        return last;
    }
}
