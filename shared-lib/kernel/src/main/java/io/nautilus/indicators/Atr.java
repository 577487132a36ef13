package io.nautilus.indicators;

/**
 * The average true range, smoothed as Wilder does (1978), in the price's unit. The first bar's range is its high less
 * its low. Warm-up: the period.
 */
public final class Atr extends BarIndicator {
    private final TrueRange range = new TrueRange();
    private final Smoothing average;

    public Atr(int period) {
        super(period(period), "atr");
        average = Smoothing.wilder(period);
    }

    @Override
    void take(Candle bar) {
        average.add(range.next(bar));
        say(0, average.value());
    }

    @Override
    void clear() {
        range.clear();
        average.clear();
    }
}
