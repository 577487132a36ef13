package io.nautilus.indicators;

/** The largest or smallest of the newest values and how long ago it was; of equal ones the newest. */
final class SlidingExtreme extends Sliding {
    private static final int COUNT = 0;
    private static final int EXTREME = 1;
    private static final int PLACE = 2;

    private final double sign;

    private SlidingExtreme(int length, double sign) {
        super(length, 3);
        this.sign = sign;
    }

    static SlidingExtreme largest(int length) {
        return new SlidingExtreme(length, 1);
    }

    static SlidingExtreme smallest(int length) {
        return new SlidingExtreme(length, -1);
    }

    @Override
    void join(double[] older, double[] newer, double[] into) {
        boolean newerWins = newer[EXTREME] >= older[EXTREME];
        into[EXTREME] = newerWins ? newer[EXTREME] : older[EXTREME];
        into[PLACE] = newerWins ? older[COUNT] + newer[PLACE] : older[PLACE];
        into[COUNT] = older[COUNT] + newer[COUNT];
    }

    void add(double value) {
        double[] next = next();
        next[COUNT] = 1;
        next[EXTREME] = sign * value;
        next[PLACE] = 0;
        added();
    }

    double value() {
        return sign * whole(EXTREME);
    }

    /** How many values came after it. */
    double age() {
        return whole(COUNT) - 1 - whole(PLACE);
    }
}
