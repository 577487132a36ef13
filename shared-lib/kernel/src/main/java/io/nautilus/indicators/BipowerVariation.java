package io.nautilus.indicators;

/**
 * The variance of the last {@code period} logarithmic returns that is not of jumps, from products of neighbouring ones:
 * pi / 2 times their sum (Barndorff-Nielsen and Shephard, "Power and bipower variation with stochastic volatility and
 * jumps", 2004). A squared fraction of the price, over the window and not annualised; the square of {@link
 * RealisedVolatility} less this is what jumps added. Warm-up: period + 1.
 */
public final class BipowerVariation extends BarIndicator {
    private final SlidingSum products;
    private double last;
    private double lastChange;
    private int seen;

    public BipowerVariation(int period) {
        super(period(period) + 1, "bipower_variation");
        if (period < 2) {
            throw new IllegalArgumentException("a period of " + period + ", at least 2");
        }
        products = new SlidingSum(period - 1);
    }

    @Override
    void take(Candle bar) {
        double close = bar.close();
        if (seen > 0) {
            double change = Math.abs(Math.log(close / last));
            if (seen > 1) {
                products.add(change * lastChange);
                say(0, Math.PI / 2 * products.sum());
            }
            lastChange = change;
        }
        seen = Math.min(seen + 1, 2);
        last = close;
    }

    @Override
    void clear() {
        products.clear();
        seen = 0;
    }
}
