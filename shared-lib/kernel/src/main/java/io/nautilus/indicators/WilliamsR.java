package io.nautilus.indicators;

/**
 * Williams' %R ("How I made one million dollars", 1973), -100 at the lowest price of the last bars to 0 at the highest;
 * -50 where they are one. Warm-up: the period.
 */
public final class WilliamsR extends BarIndicator {
    private final Channel channel;

    public WilliamsR(int period) {
        super(period(period), "williams_r");
        channel = new Channel(period);
    }

    @Override
    void take(Candle bar) {
        say(0, channel.add(bar.high(), bar.low(), bar.close()) - 100);
    }

    @Override
    void clear() {
        channel.clear();
    }
}
