package io.nautilus.factor.domain;

import java.util.function.IntToDoubleFunction;

/** Sums over the newest {@code n} of something; spreads are taken in a second pass, so small ones keep their digits. */
final class Sample {
    /** Numbers that lie closer together, measured by the largest of them, differ by rounding alone. */
    private static final double ROUNDING = 1e-9;

    private final int n;
    private final IntToDoubleFunction values;

    Sample(int n, IntToDoubleFunction values) {
        this.n = n;
        this.values = values;
    }

    double sum() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values.applyAsDouble(i);
        }
        return sum;
    }

    double mean() {
        return sum() / n;
    }

    double largest() {
        double largest = values.applyAsDouble(0);
        for (int i = 1; i < n; i++) {
            largest = Math.max(largest, values.applyAsDouble(i));
        }
        return largest;
    }

    private double smallest() {
        double smallest = values.applyAsDouble(0);
        for (int i = 1; i < n; i++) {
            smallest = Math.min(smallest, values.applyAsDouble(i));
        }
        return smallest;
    }

    /** Whether the numbers differ by more than rounding does. */
    boolean varies() {
        double largest = largest();
        double smallest = smallest();
        return largest - smallest > ROUNDING * Math.max(Math.abs(largest), Math.abs(smallest));
    }

    /** The numbers less their mean. */
    Sample centred() {
        double mean = mean();
        return new Sample(n, i -> values.applyAsDouble(i) - mean);
    }

    /** The sum of products with another sample of the same size. */
    double dot(Sample other) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values.applyAsDouble(i) * other.values.applyAsDouble(i);
        }
        return sum;
    }

    double sumOfCubes() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double value = values.applyAsDouble(i);
            sum += value * value * value;
        }
        return sum;
    }
}
