package io.nautilus.indicators;

/** The highest high, the lowest low of the last bars and their middle (Donchian), in the price's unit. Warm-up: the period. */
public final class Donchian extends BarIndicator {
    private final SlidingExtreme highs;
    private final SlidingExtreme lows;

    public Donchian(int period) {
        super(period(period), "upper", "lower", "middle");
        highs = SlidingExtreme.largest(period);
        lows = SlidingExtreme.smallest(period);
    }

    @Override
    void take(Candle bar) {
        highs.add(bar.high());
        lows.add(bar.low());
        say(0, highs.value());
        say(1, lows.value());
        say(2, (highs.value() + lows.value()) / 2);
    }

    @Override
    void clear() {
        highs.clear();
        lows.clear();
    }
}
