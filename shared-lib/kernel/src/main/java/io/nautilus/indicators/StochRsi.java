package io.nautilus.indicators;

/**
 * The stochastic oscillator of the relative strength index (Chande and Kroll, "The new technical trader", 1994), 0 to
 * 100: where an index over {@code rsi} bars lies between the extremes of the last {@code period} of them, as a plain
 * mean over {@code smooth} bars (k) and of that over {@code signal} (d); 50 where the indices are all one, to {@link
 * #ROUNDING}. Warm-up: rsi + period + smooth + signal - 2.
 */
public final class StochRsi extends BarIndicator {
    /** While prices stand, rises and falls fade alike and the index moves by what their division rounds. */
    static final double ROUNDING = 1e-9;

    private final Changes changes;
    private final Channel channel;
    private final SlidingSum smooth;
    private final SlidingSum signal;
    private final int period;
    private final int smoothing;
    private int seen;

    public StochRsi(int rsi, int period, int smooth, int signal) {
        super(period(rsi) + period(period) + period(smooth) + period(signal) - 2, "k", "d");
        this.changes = new Changes(rsi);
        this.channel = new Channel(period, ROUNDING);
        this.smooth = new SlidingSum(smooth);
        this.signal = new SlidingSum(signal);
        this.period = period;
        this.smoothing = smooth;
    }

    @Override
    void take(Candle bar) {
        changes.add(bar.close());
        if (!changes.ready()) {
            return;
        }
        double strength = changes.strength();
        double place = channel.add(strength, strength, strength);
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
        changes.clear();
        channel.clear();
        smooth.clear();
        signal.clear();
        seen = 0;
    }
}
