package io.nautilus.indicators;

/**
 * An average in which each value weighs less the older it is. It begins with the plain mean of its first {@code period}
 * values, as TA-Lib and Wilder do.
 */
final class Smoothing {
    private final int period;
    private final double weight;
    private double sum;
    private double value;
    private int count;

    private Smoothing(int period, double weight) {
        this.period = Warming.period(period);
        this.weight = weight;
    }

    /** The newest value weighs 2 / (period + 1). */
    static Smoothing exponential(int period) {
        return new Smoothing(period, 2.0 / (period + 1));
    }

    /** The newest value weighs 1 / period (Wilder, "New concepts in technical trading systems", 1978). */
    static Smoothing wilder(int period) {
        return new Smoothing(period, 1.0 / period);
    }

    void add(double next) {
        if (count < period) {
            sum += next;
            count++;
            value = sum / count;
        } else {
            value = weight == 1 ? next : value + weight * (next - value);
        }
    }

    boolean ready() {
        return count == period;
    }

    double value() {
        return value;
    }

    void clear() {
        sum = 0;
        value = 0;
        count = 0;
    }
}
