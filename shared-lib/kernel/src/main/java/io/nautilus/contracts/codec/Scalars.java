package io.nautilus.contracts.codec;

import io.nautilus.contracts.DecodeException;

/** Small numbers that have fewer values than their bytes. */
final class Scalars {
    static final int MAX_DECIMALS = 18;
    static final int MAX_PART = 65_534;

    private Scalars() {}

    static short writeDecimals(int decimals) {
        return (short) within(decimals, MAX_DECIMALS, "decimals");
    }

    static int readDecimals(int decimals) {
        if (decimals > MAX_DECIMALS) {
            throw new DecodeException("bad-decimals", decimals + " decimals, at most " + MAX_DECIMALS);
        }
        return decimals;
    }

    static int writePart(int part) {
        return within(part, MAX_PART, "part");
    }

    static int readPart(int part) {
        if (part > MAX_PART) {
            throw new DecodeException("bad-value", "part " + part);
        }
        return part;
    }

    static short writeFlag(boolean flag) {
        return (short) (flag ? 1 : 0);
    }

    static boolean readFlag(int flag) {
        if (flag > 1) {
            throw new DecodeException("bad-value", "flag " + flag);
        }
        return flag == 1;
    }

    private static int within(int value, int max, String name) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(name + " " + value + " is outside 0.." + max);
        }
        return value;
    }
}
