package io.nautilus.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Ours over the peer's, one ratio per pair of rounds that ran beside each other. */
public final class Ratios {
    private final List<Double> values = new ArrayList<>();

    public void add(double ours, double peers) {
        values.add(ours / peers);
    }

    public double median() {
        return medianOf(values);
    }

    /** The smallest and the largest. */
    public String range() {
        return String.format(Locale.ROOT, "%.2f-%.2f", Collections.min(values), Collections.max(values));
    }

    public static double medianOf(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
