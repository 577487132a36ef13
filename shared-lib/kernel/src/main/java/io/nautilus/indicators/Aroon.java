package io.nautilus.indicators;

/**
 * Chande's Aroon (1995): how fresh the highest high and the lowest low of the last period + 1 bars are, 100 where it is
 * the newest bar, and the oscillator, up less down, -100 to 100. Of equal extremes the newest counts, as TA-Lib has it.
 * Warm-up: period + 1.
 */
public final class Aroon extends BarIndicator {
    private final int period;
    private final SlidingExtreme highs;
    private final SlidingExtreme lows;

    public Aroon(int period) {
        super(period(period) + 1, "oscillator", "up", "down");
        this.period = period;
        highs = SlidingExtreme.largest(period + 1);
        lows = SlidingExtreme.smallest(period + 1);
    }

    @Override
    void take(Candle bar) {
        highs.add(bar.high());
        lows.add(bar.low());
        double up = 100 * (period - highs.age()) / period;
        double down = 100 * (period - lows.age()) / period;
        say(0, up - down);
        say(1, up);
        say(2, down);
    }

    @Override
    void clear() {
        highs.clear();
        lows.clear();
    }
}
