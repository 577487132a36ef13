package io.nautilus.indicators;

import java.util.List;

/** What measures have in common: the names and values of their outputs, and how many events came. */
abstract class Warming implements Measure {
    /** Longer windows would make what people may ask for large. */
    static final int LONGEST = 10_000;

    private final List<String> outputs;
    private final int warmUp;
    private final double[] values;
    private int seen;

    Warming(int warmUp, String... outputs) {
        this.outputs = List.of(outputs);
        this.warmUp = warmUp;
        this.values = new double[outputs.length];
    }

    /** The length of a window. Throws {@link IllegalArgumentException} where it is none. */
    static int period(int period) {
        if (period < 1 || period > LONGEST) {
            throw new IllegalArgumentException("a period of " + period + ", 1 to " + LONGEST);
        }
        return period;
    }

    /** An event was taken. */
    final void heard() {
        seen = Math.min(seen + 1, warmUp);
    }

    final void say(int output, double value) {
        values[output] = value;
    }

    /** Forgets what came, values included. */
    final void begin() {
        seen = 0;
    }

    /** Forgets what the measure keeps besides. */
    abstract void clear();

    @Override
    public final List<String> outputs() {
        return outputs;
    }

    @Override
    public final int warmUp() {
        return warmUp;
    }

    @Override
    public final boolean ready() {
        return seen == warmUp;
    }

    @Override
    public final double value(int output) {
        if (!ready()) {
            throw new IllegalStateException(seen + " of " + warmUp + " events came");
        }
        return values[output];
    }

    @Override
    public final void reset() {
        begin();
        clear();
    }
}
