package io.nautilus.indicators;

/**
 * Lane's stochastic oscillator, 0 to 100: where the close lies between the highest and the lowest price of {@code
 * period} bars, as a plain mean over {@code smooth} bars (k) and of that over {@code signal} (d); 50 where the prices
 * are all one. Warm-up: period + smooth + signal - 2.
 */
public final class Stochastic extends BarIndicator {
    private final int period;
    private final Channel channel;
    private final SlidingSum smooth;
    private final SlidingSum signal;
    private final int smoothing;
    private int seen;

    public Stochastic(int period, int smooth, int signal) {
        super(period(period) + period(smooth) + period(signal) - 2, "k", "d");
        this.period = period;
        this.smoothing = smooth;
        this.channel = new Channel(period);
        this.smooth = new SlidingSum(smooth);
        this.signal = new SlidingSum(signal);
    }

    @Override
    void take(Candle bar) {
        double place = channel.add(bar.high(), bar.low(), bar.close());
        seen = Math.min(seen + 1, period + smoothing - 1);
        if (seen >= period) {
            smooth.add(place);
        }
        if (seen == period + smoothing - 1) {
            signal.add(smooth.mean());
            say(0, smooth.mean());
            say(1, signal.mean());
        }
    }

    @Override
    void clear() {
        channel.clear();
        smooth.clear();
        signal.clear();
        seen = 0;
    }
}
