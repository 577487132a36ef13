package io.nautilus.analytics.domain;

import io.nautilus.trading.Amount;
import java.util.List;

/** An account's equity at the settled moments that are kept, oldest first, and the returns from each to the next. */
public record Curve(List<Point> points, ReturnSeries returns, Amount traded) {
    static final Curve NONE = new Curve(List.of(), new ReturnSeries(Figure.Span.UNKNOWN), Amount.ZERO);

    public Curve {
        points = List.copyOf(points);
    }

    /**
     * Equity at a time. {@code flow} is what came from outside since the point before, negative where it went;
     * {@code value} is the return since the last point that has an equity, NaN where there is none.
     */
    public record Point(long timeNanos, Worth worth, Amount flow, double value) {}
}
