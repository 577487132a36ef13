package io.nautilus.ml.domain.training;

import java.util.ArrayList;
import java.util.List;

/**
 * Samples cut by time into what is trained on, what says when to stop, and what neither saw. Between two parts lies a
 * gap in which rows are left out, so that no label of the one is in the features of the next.
 */
public record Split(Part training, Part validation, Part test) {
    private static final double TRAINING = 0.6;
    private static final double VALIDATION = 0.2;

    /** Rows of a stretch of time, {@code from} included and {@code to} not. */
    public record Part(Samples samples, long fromNanos, long toNanos, int[] rows) {
        public int size() {
            return rows.length;
        }

        public boolean up(int index) {
            return samples.up(rows[index]);
        }
    }

    /** Six, two and two tenths of the time from {@code from} to {@code to}, with a gap before the second and third. */
    public static Split of(Samples samples, long fromNanos, long toNanos, long embargoNanos) {
        long window = toNanos - fromNanos;
        long first = fromNanos + (long) (window * TRAINING);
        long second = fromNanos + (long) (window * (TRAINING + VALIDATION));
        Split split = new Split(
                part(samples, fromNanos, first),
                part(samples, first + embargoNanos, second),
                part(samples, second + embargoNanos, toNanos));
        for (Part part : List.of(split.training, split.validation, split.test)) {
            if (part.size() == 0) {
                throw new IllegalArgumentException("a part without rows: take a longer window");
            }
        }
        return split;
    }

    private static Part part(Samples samples, long fromNanos, long toNanos) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < samples.rows(); row++) {
            if (samples.timeNanos(row) >= fromNanos && samples.timeNanos(row) < toNanos) {
                rows.add(row);
            }
        }
        return new Part(
                samples, fromNanos, toNanos, rows.stream().mapToInt(row -> row).toArray());
    }
}
