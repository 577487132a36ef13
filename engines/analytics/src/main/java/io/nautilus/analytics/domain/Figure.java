package io.nautilus.analytics.domain;

/** A measure's value, or why there is none; {@code span} says from when to when where that is of the essence. */
public record Figure(Measure measure, double value, String reason, Span span) {
    public static final String NEEDS_FILLS = "needs-fills";

    /** From when to when, nanoseconds since 1970; {@link #UNKNOWN} where the input does not say. */
    public record Span(long fromNanos, long toNanos) {
        public static final long UNKNOWN = Long.MIN_VALUE;
        static final Span NONE = new Span(UNKNOWN, UNKNOWN);
    }

    /** Not what is infinite or no number: a double's way to say that there is no value. */
    static Figure of(Measure measure, double value) {
        return of(measure, value, Span.NONE);
    }

    static Figure of(Measure measure, double value, Span span) {
        return Double.isFinite(value) ? new Figure(measure, value, "", span) : absent(measure, "out-of-range");
    }

    static Figure absent(Measure measure, String reason) {
        return new Figure(measure, Double.NaN, reason, Span.NONE);
    }

    public boolean isKnown() {
        return reason.isEmpty();
    }

    /** The number as text, empty where there is none. */
    public String text() {
        return isKnown() ? Double.toString(value) : "";
    }
}
