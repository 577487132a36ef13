package io.nautilus.analytics.domain;

import java.util.Arrays;

/**
 * Simple returns, oldest first, each with the time at which it ended and how many periods it spans: more than one where
 * there was a gap. {@code baseNanos} is when the first began, {@link Figure.Span#UNKNOWN} where nobody says.
 */
public final class ReturnSeries {
    private final long baseNanos;
    private long[] timesNanos = new long[16];
    private double[] returns = new double[16];
    private int[] periods = new int[16];
    private int size;

    public ReturnSeries(long baseNanos) {
        this.baseNanos = baseNanos;
    }

    /** A return of one period. */
    public void add(long timeNanos, double value) {
        add(timeNanos, value, 1);
    }

    void add(long timeNanos, double value, int spanned) {
        if (size == returns.length) {
            timesNanos = Arrays.copyOf(timesNanos, 2 * size);
            returns = Arrays.copyOf(returns, 2 * size);
            periods = Arrays.copyOf(periods, 2 * size);
        }
        timesNanos[size] = timeNanos;
        returns[size] = value;
        periods[size] = spanned;
        size++;
    }

    /** Those of one period: what spans several says nothing of one. */
    public ReturnSeries ofOnePeriod() {
        ReturnSeries ones = new ReturnSeries(baseNanos);
        for (int i = 0; i < size; i++) {
            if (periods[i] == 1) {
                ones.add(timesNanos[i], returns[i]);
            }
        }
        return ones;
    }

    /** From the base to the last return. */
    long periods() {
        return Arrays.stream(periods, 0, size).asLongStream().sum();
    }

    public int size() {
        return size;
    }

    public double value(int at) {
        return returns[at];
    }

    /** When a period ended; that of -1 is the base. */
    public long timeNanos(int at) {
        return at < 0 ? baseNanos : timesNanos[at];
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += returns[i];
        }
        return sum / size;
    }

    /** The sample standard deviation; exactly 0 where all returns are the same, whatever rounding says. */
    double deviation() {
        double mean = mean();
        double sum = 0;
        boolean moves = false;
        for (int i = 0; i < size; i++) {
            sum += (returns[i] - mean) * (returns[i] - mean);
            moves |= returns[i] != returns[0];
        }
        return moves ? Math.sqrt(sum / (size - 1)) : 0;
    }

    /** The root of the mean square of what is below a target. */
    double downside(double target) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double below = Math.min(returns[i] - target, 0);
            sum += below * below;
        }
        return Math.sqrt(sum / size);
    }
}
