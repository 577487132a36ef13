package io.nautilus.indicators;

/**
 * The difference of two exponential averages of closes, its own average and what lies between them (Appel, 1979), in
 * the price's unit. Each average begins with a mean of its own first values. Warm-up: slow + signal - 1.
 */
public final class Macd extends BarIndicator {
    private final Smoothing fast;
    private final Smoothing slow;
    private final Smoothing signal;

    public Macd(int fast, int slow, int signal) {
        super(period(slow) + period(signal) - 1, "macd", "signal", "histogram");
        if (period(fast) >= slow) {
            throw new IllegalArgumentException("fast " + fast + " is not below slow " + slow);
        }
        this.fast = Smoothing.exponential(fast);
        this.slow = Smoothing.exponential(slow);
        this.signal = Smoothing.exponential(signal);
    }

    @Override
    void take(Candle bar) {
        fast.add(bar.close());
        slow.add(bar.close());
        if (slow.ready()) {
            double apart = fast.value() - slow.value();
            signal.add(apart);
            say(0, apart);
            say(1, signal.value());
            say(2, apart - signal.value());
        }
    }

    @Override
    void clear() {
        fast.clear();
        slow.clear();
        signal.clear();
    }
}
