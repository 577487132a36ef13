package io.nautilus.indicators;

/** An exponential average, its average, and the average of that; each begins when the one before has begun. */
final class TripleSmoothing {
    private final Smoothing first;
    private final Smoothing second;
    private final Smoothing third;

    TripleSmoothing(int period) {
        first = Smoothing.exponential(period);
        second = Smoothing.exponential(period);
        third = Smoothing.exponential(period);
    }

    /** How many values come before the third has begun. */
    static int warmUp(int period) {
        return 3 * Warming.period(period) - 2;
    }

    void add(double value) {
        first.add(value);
        if (first.ready()) {
            second.add(first.value());
        }
        if (second.ready()) {
            third.add(second.value());
        }
    }

    boolean ready() {
        return third.ready();
    }

    double first() {
        return first.value();
    }

    double second() {
        return second.value();
    }

    double third() {
        return third.value();
    }

    void clear() {
        first.clear();
        second.clear();
        third.clear();
    }
}
