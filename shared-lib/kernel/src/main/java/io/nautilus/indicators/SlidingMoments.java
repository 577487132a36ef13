package io.nautilus.indicators;

/**
 * The mean and the variance of the newest values, joined as in Chan, Golub and LeVeque, "Updating formulae and a
 * pairwise algorithm for computing sample variances" (1979): no difference of large squares.
 */
final class SlidingMoments extends Sliding {
    private static final int COUNT = 0;
    private static final int MEAN = 1;
    private static final int SQUARES = 2;

    SlidingMoments(int length) {
        super(length, 3);
    }

    @Override
    void join(double[] older, double[] newer, double[] into) {
        double count = older[COUNT] + newer[COUNT];
        double apart = newer[MEAN] - older[MEAN];
        into[COUNT] = count;
        into[MEAN] = older[MEAN] + apart * newer[COUNT] / count;
        into[SQUARES] = older[SQUARES] + newer[SQUARES] + apart * apart * older[COUNT] * newer[COUNT] / count;
    }

    void add(double value) {
        double[] next = next();
        next[COUNT] = 1;
        next[MEAN] = value;
        next[SQUARES] = 0;
        added();
    }

    double mean() {
        return whole(MEAN);
    }

    /** Of the population: divided by the count. */
    double deviation() {
        return Math.sqrt(whole(SQUARES) / whole(COUNT));
    }
}
