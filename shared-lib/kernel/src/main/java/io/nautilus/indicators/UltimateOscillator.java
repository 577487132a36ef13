package io.nautilus.indicators;

/**
 * Williams' ultimate oscillator (1985), 0 to 100: buying pressure as a share of true ranges, over three windows of which
 * the shortest weighs 4, the next 2 and the longest 1. A window without any range counts as balanced. Warm-up: the
 * longest + 1.
 */
public final class UltimateOscillator extends BarIndicator {
    private final TrueRange range = new TrueRange();
    private final Pressure fast;
    private final Pressure middle;
    private final Pressure slow;
    private double last;

    public UltimateOscillator(int fast, int middle, int slow) {
        super(period(slow) + 1, "ultimate");
        if (period(fast) >= period(middle) || middle >= slow) {
            throw new IllegalArgumentException("periods " + fast + ", " + middle + ", " + slow + " do not grow");
        }
        this.fast = new Pressure(fast);
        this.middle = new Pressure(middle);
        this.slow = new Pressure(slow);
    }

    @Override
    void take(Candle bar) {
        boolean whole = range.begun();
        double reach = range.next(bar);
        if (whole) {
            double pressure = bar.close() - Math.min(bar.low(), last);
            say(
                    0,
                    100
                            * (4 * fast.add(pressure, reach)
                                    + 2 * middle.add(pressure, reach)
                                    + slow.add(pressure, reach))
                            / 7);
        }
        last = bar.close();
    }

    @Override
    void clear() {
        range.clear();
        fast.clear();
        middle.clear();
        slow.clear();
    }

    /** Buying pressure as a share of the true ranges of a window. */
    private static final class Pressure {
        private final SlidingSum pressures;
        private final SlidingSum ranges;

        Pressure(int period) {
            pressures = new SlidingSum(period);
            ranges = new SlidingSum(period);
        }

        double add(double pressure, double range) {
            pressures.add(pressure);
            ranges.add(range);
            return Ratio.of(pressures.sum(), ranges.sum(), 0.5);
        }

        void clear() {
            pressures.clear();
            ranges.clear();
        }
    }
}
