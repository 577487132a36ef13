package io.nautilus.indicators;

/**
 * The commodity channel index (Lambert, 1980): how far the typical price lies from its mean, in units of 0.015 mean
 * deviations; 0 at constant prices. The mean deviation about a moving mean has no recursion, so a bar costs one pass
 * over the window. Warm-up: the period.
 */
public final class Cci extends BarIndicator {
    private static final double SCALE = 0.015;

    private final double[] window;
    private int at;
    private int count;

    public Cci(int period) {
        super(period(period), "cci");
        window = new double[period];
    }

    @Override
    void take(Candle bar) {
        double typical = bar.typical();
        window[at] = typical;
        at = at + 1 == window.length ? 0 : at + 1;
        count = Math.min(count + 1, window.length);
        if (count == window.length) {
            double mean = mean();
            say(0, Ratio.of(typical - mean, SCALE * deviation(mean), 0));
        }
    }

    /** Summed relative to one of them, so that equal prices have exactly their price as the mean. */
    private double mean() {
        double sum = 0;
        for (double each : window) {
            sum += each - window[0];
        }
        return window[0] + sum / window.length;
    }

    private double deviation(double mean) {
        double sum = 0;
        for (double each : window) {
            sum += Math.abs(each - mean);
        }
        return sum / window.length;
    }

    @Override
    void clear() {
        at = 0;
        count = 0;
    }
}
