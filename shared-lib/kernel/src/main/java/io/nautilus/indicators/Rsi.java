package io.nautilus.indicators;

/**
 * The relative strength index (Wilder, 1978) of closes, 0 to 100; 50 where the price never moved. Warm-up: period + 1.
 */
public final class Rsi extends BarIndicator {
    private final Changes changes;

    public Rsi(int period) {
        super(period(period) + 1, "rsi");
        changes = new Changes(period);
    }

    @Override
    void take(Candle bar) {
        changes.add(bar.close());
        say(0, changes.strength());
    }

    @Override
    void clear() {
        changes.clear();
    }
}
