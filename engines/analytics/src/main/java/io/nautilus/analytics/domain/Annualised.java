package io.nautilus.analytics.domain;

/** How figures of one period become those of a year; {@code basis} says where the number of periods comes from. */
public record Annualised(double periodsPerYear, String basis) {
    private static final double YEAR_NANOS = 365.0 * 24 * 3_600 * 1e9;
    private static final double NANOS_PER_SECOND = 1e9;

    /** What a figure does with the number of periods. */
    public enum How {
        NOT("not annualised"),
        ROOT("times the square root of %s periods per year, %s"),
        POWER("to the power of %s periods per year over periods, %s");

        private final String text;

        How(String text) {
            this.text = text;
        }

        String said(Annualised by) {
            return text.formatted(Double.toString(by.periodsPerYear), by.basis);
        }
    }

    /** Of a market that never closes, in steps of a grid. */
    public static Annualised of(Grid grid) {
        double seconds = grid.stepNanos() / NANOS_PER_SECOND;
        return new Annualised(YEAR_NANOS / grid.stepNanos(), "365 days of 24 hours in steps of " + seconds + " s");
    }

    /** How a measure annualises, in words. */
    public String said(Measure measure) {
        return measure.how().said(this);
    }
}
