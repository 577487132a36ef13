package io.nautilus.indicators;

/** The sum of the newest values. */
final class SlidingSum extends Sliding {
    SlidingSum(int length) {
        super(length, 1);
    }

    @Override
    void join(double[] older, double[] newer, double[] into) {
        into[0] = older[0] + newer[0];
    }

    void add(double value) {
        next()[0] = value;
        added();
    }

    double sum() {
        return whole(0);
    }

    /** The mean once the window is full. */
    double mean() {
        return whole(0) / length();
    }
}
