package io.nautilus.ml.domain.training;

import java.util.ArrayList;
import java.util.List;

/** Of the rows whose probability lay from {@code from} to {@code to}: how many, what was said, and what came. */
public record Calibration(double from, double to, int rows, double meanProbability, double upRate) {
    private static final int BINS = 20;

    /** Twenty bins of equal width; those without rows are left out. */
    public static List<Calibration> of(double[] probabilities, boolean[] up) {
        int[] rows = new int[BINS];
        double[] sums = new double[BINS];
        int[] ups = new int[BINS];
        for (int i = 0; i < up.length; i++) {
            int bin = Math.min(BINS - 1, (int) (probabilities[i] * BINS));
            rows[bin]++;
            sums[bin] += probabilities[i];
            ups[bin] += up[i] ? 1 : 0;
        }
        List<Calibration> table = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (rows[bin] > 0) {
                double n = rows[bin];
                table.add(new Calibration(
                        (double) bin / BINS, (bin + 1.0) / BINS, rows[bin], sums[bin] / n, ups[bin] / n));
            }
        }
        return List.copyOf(table);
    }
}
