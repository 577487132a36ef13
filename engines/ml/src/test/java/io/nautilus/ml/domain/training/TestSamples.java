package io.nautilus.ml.domain.training;

import java.util.Random;

/** Rows that no market made: what the label is of them is known. */
public final class TestSamples {
    public static final long BEGIN_NANOS = 1_000_000_000_000L;
    public static final long STEP_NANOS = 1_000_000_000L;

    private TestSamples() {}

    /**
     * A row a second. Up is likelier the larger the first feature is, by a logistic law of weight 1 on the feature in
     * its own deviations; the other features have other scales and say nothing.
     */
    public static Samples logistic(int rows, int width, long seed) {
        Random random = new Random(seed);
        Samples samples = new Samples(width);
        for (int i = 0; i < rows; i++) {
            double[] row = new double[width];
            double drawn = random.nextGaussian();
            for (int column = 0; column < width; column++) {
                row[column] = (column == 0 ? drawn : random.nextGaussian()) * Math.pow(10, column % 5 - 3) + column;
            }
            samples.add(BEGIN_NANOS + i * STEP_NANOS, row, random.nextDouble() < Network.sigmoid(drawn));
        }
        return samples;
    }

    public static long endNanos(Samples samples) {
        return BEGIN_NANOS + samples.rows() * STEP_NANOS;
    }
}
