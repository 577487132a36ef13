package io.nautilus.indicators;

/**
 * How far a fast mean of closes lies from a slow one, in percent of the slow one. The means are plain, as TA-Lib's PPO
 * has them by default; {@link Macd} is the one with exponential averages. Warm-up: slow.
 */
public final class Ppo extends BarIndicator {
    private final SlidingSum fast;
    private final SlidingSum slow;

    public Ppo(int fast, int slow) {
        super(period(slow), "ppo");
        if (period(fast) >= slow) {
            throw new IllegalArgumentException("fast " + fast + " is not below slow " + slow);
        }
        this.fast = new SlidingSum(fast);
        this.slow = new SlidingSum(slow);
    }

    @Override
    void take(Candle bar) {
        fast.add(bar.close());
        slow.add(bar.close());
        say(0, 100 * (fast.mean() - slow.mean()) / slow.mean());
    }

    @Override
    void clear() {
        fast.clear();
        slow.clear();
    }
}
