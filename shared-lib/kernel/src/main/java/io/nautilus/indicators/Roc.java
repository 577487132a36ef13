package io.nautilus.indicators;

/** The change of the close over {@code period} bars in percent. Warm-up: period + 1. */
public final class Roc extends BarIndicator {
    private final Delay closes;

    public Roc(int period) {
        super(period(period) + 1, "roc");
        closes = new Delay(period);
    }

    @Override
    void take(Candle bar) {
        double close = bar.close();
        double past = closes.add(close);
        say(0, 100 * (close - past) / past);
    }

    @Override
    void clear() {
        closes.clear();
    }
}
