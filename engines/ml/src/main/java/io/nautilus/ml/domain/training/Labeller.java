package io.nautilus.ml.domain.training;

import java.util.ArrayDeque;

/**
 * Waits with each row of one instrument until its horizon is over, and labels it by the mid that stood then: up or down.
 * A mid that did not move has no sign; such a row is left out and counted. So is one whose horizon is over only after a
 * gap in which nothing was heard, since nobody knows which mid stood when it was. Rows come in the order of time.
 */
public final class Labeller {
    /** Longer silence than this is a gap. */
    static final long MAX_SILENCE_NANOS = 2_000_000_000L;

    private final long horizonNanos;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long heardNanos = Long.MIN_VALUE;
    private double mid = Double.NaN;
    private long unmoved;
    private long unheard;

    private record Waiting(long timeNanos, double mid, double[] features) {}

    public Labeller(long horizonNanos) {
        if (horizonNanos <= 0) {
            throw new IllegalArgumentException("a horizon of " + horizonNanos + " ns");
        }
        this.horizonNanos = horizonNanos;
    }

    /** A moment came, before what happened in it: rows whose horizon ended are labelled by the mid so far. */
    public void time(long nowNanos, Samples into) {
        boolean gap = heardNanos != Long.MIN_VALUE && nowNanos - heardNanos > MAX_SILENCE_NANOS;
        while (!waiting.isEmpty() && waiting.getFirst().timeNanos + horizonNanos <= nowNanos) {
            label(waiting.removeFirst(), gap, into);
        }
        heardNanos = nowNanos;
    }

    private void label(Waiting row, boolean gap, Samples into) {
        if (gap || Double.isNaN(mid)) {
            unheard++;
        } else if (mid == row.mid) {
            unmoved++;
        } else {
            into.add(row.timeNanos, row.features, mid > row.mid);
        }
    }

    /** The mid is this from now on; not a number where there is none. */
    public void mid(double now) {
        mid = now;
    }

    /** A row of features that were known at this moment; the features are the row's own from here on. */
    public void row(long nowNanos, double[] features) {
        if (!Double.isNaN(mid)) {
            waiting.addLast(new Waiting(nowNanos, mid, features));
        }
    }

    /** Rows left out since the mid was the same after the horizon. */
    public long unmoved() {
        return unmoved;
    }

    /** Rows left out since the mid after the horizon is not known. */
    public long unheard() {
        return unheard;
    }
}
