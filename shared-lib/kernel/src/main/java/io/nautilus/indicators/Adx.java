package io.nautilus.indicators;

/**
 * The average directional index and the directional indicators it is made of (Wilder, 1978), each 0 to 100. Ranges and
 * movements are smoothed from their first {@code period} values on, the index from the first {@code period} indices. At
 * constant prices there is no direction: 0. Warm-up: 2 * period.
 */
public final class Adx extends BarIndicator {
    private final TrueRange range = new TrueRange();
    private final Smoothing ranges;
    private final Smoothing ups;
    private final Smoothing downs;
    private final Smoothing index;
    private double lastHigh;
    private double lastLow;

    public Adx(int period) {
        super(2 * period(period), "adx", "plus_di", "minus_di");
        ranges = Smoothing.wilder(period);
        ups = Smoothing.wilder(period);
        downs = Smoothing.wilder(period);
        index = Smoothing.wilder(period);
    }

    @Override
    void take(Candle bar) {
        boolean moved = range.begun();
        double next = range.next(bar);
        if (moved) {
            double up = Math.max(0, bar.high() - lastHigh);
            double down = Math.max(0, lastLow - bar.low());
            ranges.add(next);
            ups.add(up > down ? up : 0);
            downs.add(down > up ? down : 0);
        }
        lastHigh = bar.high();
        lastLow = bar.low();
        if (ranges.ready()) {
            say();
        }
    }

    private void say() {
        double plus = 100 * Ratio.of(ups.value(), ranges.value(), 0);
        double minus = 100 * Ratio.of(downs.value(), ranges.value(), 0);
        index.add(100 * Ratio.of(Math.abs(plus - minus), plus + minus, 0));
        say(0, index.value());
        say(1, plus);
        say(2, minus);
    }

    @Override
    void clear() {
        range.clear();
        ranges.clear();
        ups.clear();
        downs.clear();
        index.clear();
    }
}
