package io.nautilus.indicators;

/** The mean of the last closes weighted 1 for the oldest to {@code period} for the newest. Warm-up: the period. */
public final class Wma extends BarIndicator {
    private final SlidingWeights closes;
    private final double weights;

    public Wma(int period) {
        super(period(period), "wma");
        closes = new SlidingWeights(period);
        weights = period * (period + 1.0) / 2;
    }

    @Override
    void take(Candle bar) {
        closes.add(bar.close());
        say(0, closes.weighted() / weights);
    }

    @Override
    void clear() {
        closes.clear();
    }
}
