package io.nautilus.indicators;

/**
 * The square root of the sum of squared logarithmic returns of the last {@code period} bars (Andersen and Bollerslev,
 * 1998): a fraction of the price, over the window and not annualised. Warm-up: period + 1.
 */
public final class RealisedVolatility extends BarIndicator {
    private final SlidingSum squares;
    private double last;
    private boolean begun;

    public RealisedVolatility(int period) {
        super(period(period) + 1, "realised_volatility");
        squares = new SlidingSum(period);
    }

    @Override
    void take(Candle bar) {
        double close = bar.close();
        if (begun) {
            double change = Math.log(close / last);
            squares.add(change * change);
            say(0, Math.sqrt(squares.sum()));
        }
        begun = true;
        last = close;
    }

    @Override
    void clear() {
        squares.clear();
        begun = false;
    }
}
