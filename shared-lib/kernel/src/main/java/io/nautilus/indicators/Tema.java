package io.nautilus.indicators;

/**
 * The triple exponential average of closes, 3a - 3b + c of an average, its average and that one's (Mulloy, "Smoothing
 * data with faster moving averages", 1994), in the price's unit. Warm-up: 3 * period - 2.
 */
public final class Tema extends BarIndicator {
    private final TripleSmoothing averages;

    public Tema(int period) {
        super(TripleSmoothing.warmUp(period), "tema");
        averages = new TripleSmoothing(period);
    }

    @Override
    void take(Candle bar) {
        averages.add(bar.close());
        say(0, 3 * averages.first() - 3 * averages.second() + averages.third());
    }

    @Override
    void clear() {
        averages.clear();
    }
}
