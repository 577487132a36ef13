package io.nautilus.marketdata.domain.simulated;

/**
 * Random numbers that are a hash of (seed, stream, step, how many were drawn before in the step), so that a step can be
 * repeated or continued by anyone who knows its number. The mixing is SplitMix64's (Steele, Lea, Flood 2014).
 */
final class Draws {
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final long key;
    private long drawn;

    Draws(long seed, long stream, long step) {
        key = hash(seed, stream, step);
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
