package io.nautilus.indicators;

/**
 * Chande's momentum oscillator, -100 to 100, of changes smoothed as Wilder does: TA-Lib's, not the plain sums of Chande
 * and Kroll, "The new technical trader" (1994). 0 where the price never moved. Warm-up: period + 1.
 */
public final class Cmo extends BarIndicator {
    private final Changes changes;

    public Cmo(int period) {
        super(period(period) + 1, "cmo");
        changes = new Changes(period);
    }

    @Override
    void take(Candle bar) {
        changes.add(bar.close());
        say(0, changes.momentum());
    }

    @Override
    void clear() {
        changes.clear();
    }
}
