package io.nautilus.indicators;

/** Where a value lies between the extremes of the last ones. */
final class Channel {
    private final SlidingExtreme highs;
    private final SlidingExtreme lows;
    private final double apart;

    Channel(int period) {
        this(period, 0);
    }

    /** Extremes that are not further apart than this are one. */
    Channel(int period, double apart) {
        this.apart = apart;
        highs = SlidingExtreme.largest(period);
        lows = SlidingExtreme.smallest(period);
    }

    /** 0 at the lowest and 100 at the highest, 50 where they are one. */
    double add(double high, double low, double value) {
        highs.add(high);
        lows.add(low);
        double span = highs.value() - lows.value();
        return 100 * (span > apart ? (value - lows.value()) / span : 0.5);
    }

    void clear() {
        highs.clear();
        lows.clear();
    }
}
