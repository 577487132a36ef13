package io.nautilus.analytics;

import io.nautilus.analytics.domain.Figure;
import io.nautilus.analytics.domain.ReturnSeries;
import io.nautilus.runtime.http.CsvBody;
import io.nautilus.runtime.http.Problem;
import io.nautilus.runtime.http.RisingTimes;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Returns as a caller sends them, or as they follow from prices or equity. Rows before the first value are none. */
final class ReturnsTable {
    static final int MAX_ROWS = 100_000;

    private final Kind kind;
    private final RisingTimes times = new RisingTimes();
    private ReturnSeries returns;
    private double last = Double.NaN;

    /** What the second column holds. */
    enum Kind {
        /** The return of the period that ends at the row's time. */
        RETURNS,
        /** A price; a return is the change to the next row. */
        PRICES,
        /** An equity without flows, as a price. */
        EQUITY;

        static Kind named(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(400, "invalid-kind", name, "send one of " + labels())
                            .exception());
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static String labels() {
            return Arrays.stream(values()).map(Kind::label).collect(Collectors.joining(", "));
        }
    }

    private ReturnsTable(Kind kind) {
        this.kind = kind;
        this.returns = new ReturnSeries(Figure.Span.UNKNOWN);
    }

    static ReturnsTable read(Kind kind, InputStream body) {
        ReturnsTable table = new ReturnsTable(kind);
        new CsvBody(MAX_ROWS, 2).read(body, names -> {}, table::take);
        return table;
    }

    private void take(CsvBody.Row row) {
        if (row.fields().size() != 2) {
            throw row.refusal("missing-column", "there is one column", "send a column of times and one of values");
        }
        long timeNanos = nanos(row, times.next(row));
        double value = row.number(1);
        if (Double.isNaN(value)) {
            if (isBegun()) {
                throw row.refusal("missing-value", row.fields().getFirst(), "only the first rows may be empty");
            }
            return;
        }
        if (kind == Kind.RETURNS) {
            takeReturn(row, timeNanos, value);
        } else {
            takeValue(row, timeNanos, value);
        }
    }

    private boolean isBegun() {
        return returns.size() > 0 || !Double.isNaN(last);
    }

    private void takeReturn(CsvBody.Row row, long timeNanos, double value) {
        if (value < -1) {
            throw row.refusal("invalid-return", row.fields().get(1), "a return is a fraction, -1 where all is lost");
        }
        returns.add(timeNanos, value);
    }

    private void takeValue(CsvBody.Row row, long timeNanos, double value) {
        if (value <= 0) {
            throw row.refusal("invalid-value", row.fields().get(1), "prices and equity are positive");
        }
        if (Double.isNaN(last)) {
            returns = new ReturnSeries(timeNanos);
        } else {
            returns.add(timeNanos, value / last - 1);
        }
        last = value;
    }

    private static long nanos(CsvBody.Row row, Instant time) {
        try {
            return Math.addExact(TimeUnit.SECONDS.toNanos(time.getEpochSecond()), time.getNano());
        } catch (ArithmeticException tooFar) {
            throw row.refusal("invalid-time", time.toString(), "send times between 1678 and 2262");
        }
    }

    ReturnSeries returns() {
        return returns;
    }

    Instant from() {
        return times.first();
    }

    Instant to() {
        return times.last();
    }
}
