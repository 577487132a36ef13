package io.nautilus.indicators;

/**
 * The change in percent, from bar to bar, of the triple smoothed close (Hutson, "Good TRIX", 1983). Warm-up: 3 * period
 * - 1.
 */
public final class Trix extends BarIndicator {
    private final TripleSmoothing averages;

    public Trix(int period) {
        super(TripleSmoothing.warmUp(period) + 1, "trix");
        averages = new TripleSmoothing(period);
    }

    @Override
    void take(Candle bar) {
        boolean before = averages.ready();
        double past = averages.third();
        averages.add(bar.close());
        if (before) {
            say(0, 100 * (averages.third() - past) / past);
        }
    }

    @Override
    void clear() {
        averages.clear();
    }
}
