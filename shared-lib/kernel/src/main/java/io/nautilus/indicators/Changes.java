package io.nautilus.indicators;

/** What a close rose and fell since the one before, smoothed as Wilder does. */
final class Changes {
    private final Smoothing rises;
    private final Smoothing falls;
    private double last;
    private boolean begun;

    Changes(int period) {
        rises = Smoothing.wilder(period);
        falls = Smoothing.wilder(period);
    }

    void add(double close) {
        if (begun) {
            rises.add(Math.max(0, close - last));
            falls.add(Math.max(0, last - close));
        }
        begun = true;
        last = close;
    }

    boolean ready() {
        return rises.ready();
    }

    /** 0 where it only fell, 100 where it only rose, 50 where it did not move. */
    double strength() {
        return 100 * Ratio.of(rises.value(), rises.value() + falls.value(), 0.5);
    }

    /** -100 where it only fell, 100 where it only rose, 0 where it did not move. */
    double momentum() {
        return 100 * Ratio.of(rises.value() - falls.value(), rises.value() + falls.value(), 0);
    }

    void clear() {
        rises.clear();
        falls.clear();
        begun = false;
    }
}
