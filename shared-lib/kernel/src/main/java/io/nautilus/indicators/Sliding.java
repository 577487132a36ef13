package io.nautilus.indicators;

/**
 * An aggregate of the newest {@code length} items that never subtracts what leaves, so nothing cancels and no error
 * gathers. An item and an aggregate are rows of {@code width} numbers; two rows join into one. The oldest items are
 * kept as aggregates of each of them and all behind it, made once per {@code length} items: an item costs three joins
 * on average (the two stacks of a queue, as in Tangwongsan, Hirzel and Schneider, "Low-latency sliding-window
 * aggregation", 2017).
 */
abstract class Sliding {
    private final int length;
    private final double[][] items;
    private final double[][] behind;
    private double[] newest;
    private double[] spare;
    private final double[] whole;
    private int at;
    private boolean full;

    Sliding(int length, int width) {
        this.length = Warming.period(length);
        this.items = new double[length][width];
        this.behind = new double[length][width];
        this.newest = new double[width];
        this.spare = new double[width];
        this.whole = new double[width];
    }

    /** Joins two neighbours into a third row. */
    abstract void join(double[] older, double[] newer, double[] into);

    /** The row of the next item, to be filled before {@link #added}. */
    final double[] next() {
        return items[at];
    }

    /** The next item is what {@link #next} holds now. */
    final void added() {
        double[] item = items[at];
        if (at == 0) {
            copy(item, newest);
        } else {
            join(newest, item, spare);
            double[] joined = spare;
            spare = newest;
            newest = joined;
        }
        at++;
        if (at == length) {
            turn();
        } else if (full) {
            join(behind[at], newest, whole);
        } else {
            copy(newest, whole);
        }
    }

    private void turn() {
        copy(items[length - 1], behind[length - 1]);
        for (int i = length - 2; i >= 0; i--) {
            join(items[i], behind[i + 1], behind[i]);
        }
        copy(behind[0], whole);
        at = 0;
        full = true;
    }

    /** The aggregate of the items that are there, at most {@code length}. */
    final double whole(int column) {
        return whole[column];
    }

    final int length() {
        return length;
    }

    final void clear() {
        at = 0;
        full = false;
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }
}
