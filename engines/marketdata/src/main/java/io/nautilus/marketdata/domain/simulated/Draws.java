package io.nautilus.marketdata.domain.simulated;

/**
 * Random numbers that are a hash of (seed, stream, step, how many were drawn before in the step), so that a step can be
 * repeated or continued by anyone who knows its number. The mixing is SplitMix64's (Steele, Lea, Flood 2014). Reals are
 * made by additions and multiplications alone, so that they are the same on every machine.
 */
final class Draws {
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final double UNIT = 1.0 / (1L << 53);
    private static final int SUMMED = 12;

    private long key;
    private long drawn;

    Draws(long seed, long stream, long step) {
        start(seed, stream, step);
    }

    /** Begins the draws of another (seed, stream, step): for loops that make many. */
    void start(long seed, long stream, long step) {
        key = hash(seed, stream, step);
        drawn = 0;
    }

    static long hash(long seed, long stream, long step) {
        return mix(mix(mix(seed) ^ (stream * GOLDEN)) ^ (step * GOLDEN));
    }

    /** Evenly 0 to {@code bound - 1}. */
    long below(long bound) {
        return Math.unsignedMultiplyHigh(next(), bound);
    }

    /** Evenly {@code least} to {@code most}, both included. */
    long between(long least, long most) {
        return least + below(most - least + 1);
    }

    /** True once in {@code times} on average. */
    boolean once(long times) {
        return below(times) == 0;
    }

    /** True with this probability. */
    boolean chance(double probability) {
        return unit() < probability;
    }

    /** Evenly from 0 to 1, without 1. */
    double unit() {
        return (next() >>> 11) * UNIT;
    }

    /** Nearly normal with mean 0 and variance 1, never beyond 6: a sum of twelve even numbers (Irwin-Hall). */
    double normal() {
        double sum = -SUMMED / 2.0;
        for (int i = 0; i < SUMMED; i++) {
            sum += unit();
        }
        return sum;
    }

    private long next() {
        return mix(key + GOLDEN * ++drawn);
    }

    private static long mix(long value) {
        long mixed = value + GOLDEN;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
