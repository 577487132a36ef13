package io.nautilus.indicators;

/** Where a value lies between the extremes of the last ones. */
final class Channel {
    private final SlidingExtreme highs;
    private final SlidingExtreme lows;

    Channel(int period) {
        highs = SlidingExtreme.largest(period);
        lows = SlidingExtreme.smallest(period);
    }

    /** 0 at the lowest and 100 at the highest, 50 where they are one. */
    double add(double high, double low, double value) {
        highs.add(high);
        lows.add(low);
        return 100 * Ratio.of(value - lows.value(), highs.value() - lows.value(), 0.5);
    }

    void clear() {
        highs.clear();
        lows.clear();
    }
}
