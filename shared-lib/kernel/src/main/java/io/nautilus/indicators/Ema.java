package io.nautilus.indicators;

/**
 * The exponential average of closes, in the price's unit: the newest weighs 2 / (period + 1), and it begins with the
 * mean of the first {@code period} closes (TA-Lib's EMA). Warm-up: the period; until a few periods later the beginning
 * still weighs, as in everything made of it.
 */
public final class Ema extends BarIndicator {
    private final Smoothing average;

    public Ema(int period) {
        super(period(period), "ema");
        average = Smoothing.exponential(period);
    }

    @Override
    void take(Candle bar) {
        average.add(bar.close());
        say(0, average.value());
    }

    @Override
    void clear() {
        average.clear();
    }
}
