package io.nautilus.hardware;

/** A container's {@code cpu_shares}, as its control group shows them. */
final class CpuShares {
    static final int LEAST = 2;
    static final int MOST = 262_144;

    private CpuShares() {}

    /** Whether {@code cpu.weight} of version 2 is what an older or a newer runtime makes of shares. */
    static boolean areWeight(int shares, long weight) {
        return weight == linear(shares) || weight == curved(shares);
    }

    /** From the least to the most in a straight line: 1024, the default, is 39. */
    private static long linear(int shares) {
        return 1 + (shares - LEAST) * 9_999L / (MOST - LEAST);
    }

    /** Since runc 1.3.2: the default of the one, 1024, is the default of the other, 100. */
    private static long curved(int shares) {
        if (shares <= LEAST) {
            return 1;
        }
        if (shares >= MOST) {
            return 10_000;
        }
        double log = Math.log(shares) / Math.log(2);
        return (long) Math.ceil(Math.pow(10, (log * log + 125 * log) / 612 - 7.0 / 34));
    }
}
