package io.nautilus.indicators;

/** Gives each value back when {@code length} more came. */
final class Delay {
    private final double[] kept;
    private int at;
    private int count;

    Delay(int length) {
        kept = new double[Warming.period(length)];
    }

    /** Whether {@link #add} gives a value of the past. */
    boolean full() {
        return count == kept.length;
    }

    /** Keeps the value and answers the one that came {@code length} before; of no meaning until {@link #full}. */
    double add(double value) {
        double past = kept[at];
        kept[at] = value;
        at = at + 1 == kept.length ? 0 : at + 1;
        count = Math.min(count + 1, kept.length);
        return past;
    }

    void clear() {
        at = 0;
        count = 0;
    }
}
