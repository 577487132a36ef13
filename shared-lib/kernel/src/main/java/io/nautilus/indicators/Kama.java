package io.nautilus.indicators;

/**
 * Kaufman's adaptive average of closes ("Smarter trading", 1995), in the price's unit: its weight lies between those of
 * exponential averages of {@code fast} and {@code slow} bars, by how straight the price went over {@code period} bars.
 * It begins with the close before the first value. Where the price did not move at all it counts as straight, as TA-Lib
 * has it. Warm-up: period + 1.
 */
public final class Kama extends BarIndicator {
    private final Delay closes;
    private final SlidingSum way;
    private final double fastest;
    private final double slowest;
    private double last;
    private double average;
    private boolean begun;

    public Kama(int period, int fast, int slow) {
        super(period(period) + 1, "kama");
        if (period(fast) >= period(slow)) {
            throw new IllegalArgumentException("fast " + fast + " is not below slow " + slow);
        }
        closes = new Delay(period);
        way = new SlidingSum(period);
        fastest = 2.0 / (fast + 1);
        slowest = 2.0 / (slow + 1);
    }

    @Override
    void take(Candle bar) {
        double close = bar.close();
        if (begun) {
            way.add(Math.abs(close - last));
        }
        boolean full = closes.full();
        double past = closes.add(close);
        if (full) {
            double straight = Math.min(1, Ratio.of(Math.abs(close - past), way.sum(), 1));
            double weight = straight * (fastest - slowest) + slowest;
            average += weight * weight * (close - average);
        } else {
            average = close;
        }
        begun = true;
        last = close;
        say(0, average);
    }

    @Override
    void clear() {
        closes.clear();
        way.clear();
        begun = false;
    }
}
