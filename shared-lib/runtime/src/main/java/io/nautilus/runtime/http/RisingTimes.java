package io.nautilus.runtime.http;

import java.time.Instant;

/** The times in the first column of a table, which must rise from row to row. */
public final class RisingTimes {
    private Instant first;
    private Instant last;

    /** The time of the next row. */
    public Instant next(CsvBody.Row row) {
        String text = row.fields().getFirst();
        Instant time = row.time(0);
        if (last != null && !time.isAfter(last)) {
            throw row.refusal("times-not-rising", text + " is not after " + last, "sort rows by time, one row a time");
        }
        first = first == null ? time : first;
        last = time;
        return time;
    }

    /** Of the first row, null where there was none. */
    public Instant first() {
        return first;
    }

    public Instant last() {
        return last;
    }
}
