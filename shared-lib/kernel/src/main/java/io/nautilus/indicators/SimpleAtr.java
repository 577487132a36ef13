package io.nautilus.indicators;

/**
 * The plain mean of the last true ranges, in the price's unit. The first bar's range is its high less its low. Warm-up:
 * the period.
 */
public final class SimpleAtr extends BarIndicator {
    private final TrueRange range = new TrueRange();
    private final SlidingSum ranges;

    public SimpleAtr(int period) {
        super(period(period), "atr_simple");
        ranges = new SlidingSum(period);
    }

    @Override
    void take(Candle bar) {
        ranges.add(range.next(bar));
        say(0, ranges.mean());
    }

    @Override
    void clear() {
        range.clear();
        ranges.clear();
    }
}
