package io.nautilus.marketdata.domain.simulated;

/**
 * What everybody on the floor remembers of the tape: how much the middle moved lately, where to, and how often somebody
 * took. Agents act on this, so that a wild market makes itself wider and busier for a while.
 */
final class Observed {
    private static final double PPM = 1e6;
    /** Shares that one step has in the memory: of about 6, 12 and 8 seconds at ten steps a second. */
    private static final double VARIANCE_SHARE = 1.0 / 64;

    private static final double TREND_SHARE = 1.0 / 128;
    private static final double TAKES_SHARE = 1.0 / 80;
    /** What is beyond so many usual deviations counts as that many: one torn book does not scare for minutes. */
    private static final double MOST_DEVIATIONS = 12;

    private final double usualPpm;
    private double middle;
    private double slowMiddle;
    private double variance;
    private double takes;
    private int takesNow;

    Observed(double usualPpm) {
        this.usualPpm = usualPpm;
        variance = usualPpm * usualPpm;
    }

    /** Somebody took from the book in this step. */
    void took() {
        takesNow++;
    }

    /** The step is over; the middle is not known (0) where a side is empty. */
    void stepped(double middleNow) {
        takes += TAKES_SHARE * (takesNow - takes);
        takesNow = 0;
        if (middleNow <= 0) {
            return;
        }
        if (middle > 0) {
            double movedPpm = (middleNow - middle) / middle * PPM;
            variance += VARIANCE_SHARE * (movedPpm * movedPpm - variance);
            slowMiddle += TREND_SHARE * (middleNow - slowMiddle);
        } else {
            slowMiddle = middleNow;
        }
        middle = middleNow;
    }

    /** The deviation of the middle per step in parts per million. */
    double deviationPpm() {
        return Math.min(Math.sqrt(variance), MOST_DEVIATIONS * usualPpm);
    }

    /** How far the middle is above where it was lately, in parts per million. */
    double trendPpm() {
        return middle > 0 ? (middle - slowMiddle) / middle * PPM : 0;
    }

    /** The middle of the book, or 0 while there was none. */
    double middle() {
        return middle;
    }

    /** How many took per step. */
    double takesPerStep() {
        return takes;
    }

    /** What the deviation usually is, in parts per million per step. */
    double usualPpm() {
        return usualPpm;
    }
}
