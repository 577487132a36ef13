package io.nautilus.indicators;

/** An indicator that counts its bars. */
abstract class BarIndicator extends Warming implements Indicator {
    BarIndicator(int warmUp, String... outputs) {
        super(warmUp, outputs);
    }

    @Override
    public final void update(Candle bar) {
        take(bar);
        heard();
    }

    abstract void take(Candle bar);
}
