package io.nautilus.indicators;

/** A measure of bars. */
public interface Indicator extends Measure {
    /** The next bar. */
    void update(Candle bar);
}
