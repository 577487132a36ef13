package io.nautilus.indicators;

/** How far a bar's prices reach, the close before it included (Wilder, 1978). */
final class TrueRange {
    private double last;
    private boolean begun;

    /** Whether a close is known; before it the range is that of the bar alone. */
    boolean begun() {
        return begun;
    }

    double next(Candle bar) {
        double high = begun ? Math.max(bar.high(), last) : bar.high();
        double low = begun ? Math.min(bar.low(), last) : bar.low();
        last = bar.close();
        begun = true;
        return high - low;
    }

    void clear() {
        begun = false;
    }
}
