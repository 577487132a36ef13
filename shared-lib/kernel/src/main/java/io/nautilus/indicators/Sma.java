package io.nautilus.indicators;

/** The plain mean of the last {@code period} closes, in the price's unit. Warm-up: the period. */
public final class Sma extends BarIndicator {
    private final SlidingSum closes;

    public Sma(int period) {
        super(period(period), "sma");
        closes = new SlidingSum(period);
    }

    @Override
    void take(Candle bar) {
        closes.add(bar.close());
        say(0, closes.mean());
    }

    @Override
    void clear() {
        closes.clear();
    }
}
