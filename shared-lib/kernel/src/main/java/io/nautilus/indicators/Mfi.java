package io.nautilus.indicators;

/**
 * The money flow index, 0 to 100: which share of the price times volume of the last bars flowed at a rising typical
 * price (Quong and Soudack, 1989). A bar with an unchanged typical price counts for neither side; 50 where nothing
 * flowed. Warm-up: period + 1.
 */
public final class Mfi extends BarIndicator {
    private final SlidingSum rising;
    private final SlidingSum falling;
    private double last;
    private boolean begun;

    public Mfi(int period) {
        super(period(period) + 1, "mfi");
        rising = new SlidingSum(period);
        falling = new SlidingSum(period);
    }

    @Override
    void take(Candle bar) {
        double typical = bar.typical();
        if (begun) {
            double flow = typical * bar.volume();
            rising.add(typical > last ? flow : 0);
            falling.add(typical < last ? flow : 0);
            say(0, 100 * Ratio.of(rising.sum(), rising.sum() + falling.sum(), 0.5));
        }
        begun = true;
        last = typical;
    }

    @Override
    void clear() {
        rising.clear();
        falling.clear();
        begun = false;
    }
}
