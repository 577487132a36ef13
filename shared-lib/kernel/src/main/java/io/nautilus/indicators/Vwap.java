package io.nautilus.indicators;

/**
 * The volume weighted price of the last bars, in the price's unit; a bar's price is the mean of its four. Where nothing
 * was traded all bars weigh the same. Warm-up: the period.
 */
public final class Vwap extends BarIndicator {
    private final SlidingSum turnovers;
    private final SlidingSum volumes;
    private final SlidingSum prices;

    public Vwap(int period) {
        super(period(period), "vwap");
        turnovers = new SlidingSum(period);
        volumes = new SlidingSum(period);
        prices = new SlidingSum(period);
    }

    @Override
    void take(Candle bar) {
        double price = (bar.open() + bar.high() + bar.low() + bar.close()) / 4;
        turnovers.add(price * bar.volume());
        volumes.add(bar.volume());
        prices.add(price);
        say(0, Ratio.of(turnovers.sum(), volumes.sum(), prices.mean()));
    }

    @Override
    void clear() {
        turnovers.clear();
        volumes.clear();
        prices.clear();
    }
}
