package io.nautilus.analytics.domain;

import java.util.ArrayList;
import java.util.List;

/** What 1 became by the end of a return, and how far that is below its largest value before, 1 included. */
public record Growth(long timeNanos, double growth, double drawdown) {
    /** One for each return. */
    public static List<Growth> curve(ReturnSeries series) {
        List<Growth> curve = new ArrayList<>(series.size());
        double growth = 1;
        double peak = 1;
        for (int i = 0; i < series.size(); i++) {
            growth *= 1 + series.value(i);
            peak = Math.max(peak, growth);
            curve.add(new Growth(series.timeNanos(i), growth, growth / peak - 1));
        }
        return curve;
    }
}
