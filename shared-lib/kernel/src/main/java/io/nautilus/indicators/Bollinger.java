package io.nautilus.indicators;

/**
 * Bollinger's bands ("Bollinger on Bollinger bands", 2001): the mean of closes and {@code width} population deviations
 * above and below it, in the price's unit; the bands' distance in percent of the mean; and where the close lies between
 * them, 0 at the lower and 1 at the upper one, 0.5 where they are one. Warm-up: the period.
 */
public final class Bollinger extends BarIndicator {
    private final SlidingMoments closes;
    private final double width;

    public Bollinger(int period, double width) {
        super(period(period), "middle", "upper", "lower", "bandwidth", "percent_b");
        if (!(width > 0 && width <= 100)) {
            throw new IllegalArgumentException("a width of " + width + " deviations");
        }
        closes = new SlidingMoments(period);
        this.width = width;
    }

    @Override
    void take(Candle bar) {
        closes.add(bar.close());
        double mean = closes.mean();
        double reach = width * closes.deviation();
        say(0, mean);
        say(1, mean + reach);
        say(2, mean - reach);
        say(3, 100 * 2 * reach / mean);
        say(4, Ratio.of(bar.close() - (mean - reach), 2 * reach, 0.5));
    }

    @Override
    void clear() {
        closes.clear();
    }
}
