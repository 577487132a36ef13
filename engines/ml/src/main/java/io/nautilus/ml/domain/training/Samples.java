package io.nautilus.ml.domain.training;

import java.util.Arrays;

/** Labelled rows of features in the order in which they came, at most {@link #MAX_ROWS}. Not for several threads. */
public final class Samples {
    public static final int MAX_ROWS = 4_000_000;
    private static final int FIRST_ROWS = 1_024;

    private final int width;
    private double[] features;
    private boolean[] up;
    private long[] timeNanos;
    private int rows;

    public Samples(int width) {
        this.width = width;
        features = new double[FIRST_ROWS * width];
        up = new boolean[FIRST_ROWS];
        timeNanos = new long[FIRST_ROWS];
    }

    /** Appends a row. Throws {@link IllegalStateException} when there are too many. */
    public void add(long atNanos, double[] row, boolean isUp) {
        if (row.length != width) {
            throw new IllegalArgumentException("a row of " + row.length + " features, not " + width);
        }
        if (rows == MAX_ROWS) {
            throw new IllegalStateException("more than " + MAX_ROWS + " rows: take a shorter window");
        }
        if (rows == up.length) {
            grow(Math.min(MAX_ROWS, rows * 2));
        }
        System.arraycopy(row, 0, features, rows * width, width);
        up[rows] = isUp;
        timeNanos[rows] = atNanos;
        rows++;
    }

    private void grow(int most) {
        features = Arrays.copyOf(features, most * width);
        up = Arrays.copyOf(up, most);
        timeNanos = Arrays.copyOf(timeNanos, most);
    }

    /** How many features a row has. */
    public int width() {
        return width;
    }

    public int rows() {
        return rows;
    }

    public double feature(int row, int column) {
        return features[row * width + column];
    }

    /** A copy of a row's features. */
    public double[] row(int row) {
        return Arrays.copyOfRange(features, row * width, (row + 1) * width);
    }

    public boolean up(int row) {
        return up[row];
    }

    public long timeNanos(int row) {
        return timeNanos[row];
    }
}
