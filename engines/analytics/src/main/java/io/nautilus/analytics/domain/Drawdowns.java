package io.nautilus.analytics.domain;

import io.nautilus.analytics.domain.Figure.Span;

/** How far growth fell below its largest value before: at the worst, and at the end. Growth begins with 1. */
record Drawdowns(double growth, double worst, Span worstSpan, double current, Span currentSpan) {
    static Drawdowns of(ReturnSeries series) {
        double growth = 1;
        double peak = 1;
        int peakAt = -1;
        double worst = 0;
        Span worstSpan = Span.NONE;
        for (int i = 0; i < series.size(); i++) {
            growth *= 1 + series.value(i);
            if (growth >= peak) {
                peak = growth;
                peakAt = i;
            } else if (growth / peak - 1 < worst) {
                worst = growth / peak - 1;
                worstSpan = new Span(series.timeNanos(peakAt), series.timeNanos(i));
            }
        }
        double current = growth / peak - 1;
        Span since = current < 0 ? new Span(series.timeNanos(peakAt), series.timeNanos(series.size() - 1)) : Span.NONE;
        return new Drawdowns(growth, worst, worstSpan, current, since);
    }
}
