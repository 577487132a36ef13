package io.nautilus.indicators;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/** Whole series at once, each value from its definition; NaN where there is none yet. For twins of what streams. */
final class Series {
    private Series() {}

    static double[] of(int size, IntToDoubleFunction value) {
        double[] series = new double[size];
        Arrays.setAll(series, value);
        return series;
    }

    /** The value where the condition holds, NaN elsewhere. */
    static double[] where(int size, IntPredicate there, IntToDoubleFunction value) {
        return of(size, i -> there.test(i) ? value.applyAsDouble(i) : Double.NaN);
    }

    static double[] zip(double[] a, double[] b, DoubleBinaryOperator function) {
        return of(a.length, i -> function.applyAsDouble(a[i], b[i]));
    }

    static int first(double[] series) {
        int at = 0;
        while (at < series.length && Double.isNaN(series[at])) {
            at++;
        }
        return at;
    }

    private static double[] over(double[] series, int period, IntToDoubleFunction ending) {
        int from = first(series) + period - 1;
        return where(series.length, i -> i >= from, ending);
    }

    static double[] sum(double[] series, int period) {
        return over(series, period, end -> {
            double sum = 0;
            for (int i = end - period + 1; i <= end; i++) {
                sum += series[i];
            }
            return sum;
        });
    }

    static double[] mean(double[] series, int period) {
        double[] sums = sum(series, period);
        return of(series.length, i -> sums[i] / period);
    }

    static double[] most(double[] series, int period) {
        return over(series, period, end -> Arrays.stream(series, end - period + 1, end + 1)
                .max()
                .orElseThrow());
    }

    static double[] least(double[] series, int period) {
        return over(series, period, end -> Arrays.stream(series, end - period + 1, end + 1)
                .min()
                .orElseThrow());
    }

    /** The mean of the squared distances from the mean, or of the distances. */
    static double[] deviation(double[] series, int period, boolean squared) {
        double[] means = mean(series, period);
        return over(series, period, end -> {
            double sum = 0;
            for (int i = end - period + 1; i <= end; i++) {
                double apart = Math.abs(series[i] - means[end]);
                sum += squared ? apart * apart : apart;
            }
            return sum / period;
        });
    }

    /** Begins with the mean of the first values. */
    static double[] smoothed(double[] series, int period, double weight) {
        double[] result = mean(series, period);
        for (int i = first(result) + 1; i < series.length; i++) {
            result[i] = weight * series[i] + (1 - weight) * result[i - 1];
        }
        return result;
    }

    static double[] exponential(double[] series, int period) {
        return smoothed(series, period, 2.0 / (period + 1));
    }

    static double[] wilder(double[] series, int period) {
        return smoothed(series, period, 1.0 / period);
    }

    /** A quotient, or the middle where both are 0. */
    static double[] ratio(double[] parts, double[] wholes, double middle) {
        return zip(parts, wholes, (part, whole) -> whole == 0 ? middle : part / whole);
    }

    static double[] times(double factor, double[] series) {
        return of(series.length, i -> factor * series[i]);
    }

    static double[] plus(double[] a, double[] b) {
        return zip(a, b, Double::sum);
    }

    static double[] minus(double[] a, double[] b) {
        return zip(a, b, (x, y) -> x - y);
    }
}
