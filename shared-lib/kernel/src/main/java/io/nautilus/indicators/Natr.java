package io.nautilus.indicators;

/**
 * The average true range in percent of the close, smoothed as Wilder does. True ranges begin with the second bar, as
 * TA-Lib has it. Warm-up: period + 1.
 */
public final class Natr extends BarIndicator {
    private final TrueRange range = new TrueRange();
    private final Smoothing average;

    public Natr(int period) {
        super(period(period) + 1, "natr");
        average = Smoothing.wilder(period);
    }

    @Override
    void take(Candle bar) {
        boolean whole = range.begun();
        double next = range.next(bar);
        if (whole) {
            average.add(next);
            say(0, 100 * average.value() / bar.close());
        }
    }

    @Override
    void clear() {
        range.clear();
        average.clear();
    }
}
