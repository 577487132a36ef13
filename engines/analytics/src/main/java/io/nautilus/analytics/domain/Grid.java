package io.nautilus.analytics.domain;

/**
 * The moments at which equity is sampled: whole multiples of a step since 1970, numbered by that multiple. The newest
 * {@code points} are kept. A moment is settled when the log shows one {@code settleNanos} behind it, so that what
 * happened before it has come; a mark counts for {@code markAgeNanos}, rounded up to whole steps.
 */
public record Grid(long stepNanos, int points, long settleNanos, long markAgeNanos) {
    public Grid {
        if (stepNanos <= 0 || points < 2 || settleNanos < 0 || markAgeNanos < 0) {
            throw new IllegalArgumentException("no grid: " + stepNanos + ", " + points);
        }
    }

    /** The first moment at or after a time: what happens at the time shows there. */
    long moment(long timeNanos) {
        return Math.ceilDiv(timeNanos, stepNanos);
    }

    long timeNanos(long moment) {
        return moment * stepNanos;
    }

    /** The last moment that is settled when the log shows a time. */
    long settled(long nowNanos) {
        return Math.floorDiv(nowNanos - settleNanos, stepNanos);
    }

    /** Over how many moments a mark is carried. */
    int markAge() {
        return Math.toIntExact(Math.ceilDiv(markAgeNanos, stepNanos));
    }

    /** The last moments of which changes are kept: the points, and those that are not settled yet. */
    public int kept() {
        return Math.toIntExact(points + Math.ceilDiv(settleNanos, stepNanos) + 2);
    }

    /** How far back marks matter. */
    public long spanNanos() {
        return (points + 1L) * stepNanos + settleNanos + markAgeNanos;
    }
}
