package io.nautilus.indicators;

/** The sum of the newest values weighted 1 for the oldest of them, 2 for the next and so on. */
final class SlidingWeights extends Sliding {
    private static final int COUNT = 0;
    private static final int SUM = 1;
    private static final int WEIGHTED = 2;

    SlidingWeights(int length) {
        super(length, 3);
    }

    @Override
    void join(double[] older, double[] newer, double[] into) {
        into[COUNT] = older[COUNT] + newer[COUNT];
        into[SUM] = older[SUM] + newer[SUM];
        into[WEIGHTED] = older[WEIGHTED] + newer[WEIGHTED] + older[COUNT] * newer[SUM];
    }

    void add(double value) {
        double[] next = next();
        next[COUNT] = 1;
        next[SUM] = value;
        next[WEIGHTED] = value;
        added();
    }

    double weighted() {
        return whole(WEIGHTED);
    }
}
