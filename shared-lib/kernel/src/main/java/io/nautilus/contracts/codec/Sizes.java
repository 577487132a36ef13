package io.nautilus.contracts.codec;

import io.nautilus.contracts.DecodeException;

/** Bounds of blocks and groups, checked before anything is allocated for them. */
final class Sizes {
    /** Levels per side and message: a longer book comes in parts. */
    static final int MAX_LEVELS = 2_000;

    static final int MAX_HOLDINGS = 4_096;

    /** Values of a feature vector. */
    static final int MAX_VALUES = 1_024;

    private Sizes() {}

    /** A block of this version has exactly the known length; a newer version may have appended fields. */
    static void checkBlock(int blockLength, int known, boolean newer) {
        if (newer ? blockLength < known : blockLength != known) {
            throw new DecodeException("bad-length", "block of " + blockLength + " bytes, known are " + known);
        }
    }

    /** {@code remaining} bytes must hold the group's entries, of which each has at least its block. */
    static void checkGroup(int count, int max, String code, int blockLength, int remaining) {
        if (count > max) {
            throw new DecodeException(code, count + " entries, at most " + max);
        }
        if ((long) count * blockLength > remaining) {
            throw new DecodeException("truncated", count + " entries in " + remaining + " bytes");
        }
    }

    /** Throws {@link IllegalArgumentException} when a writer has more entries than a message may hold. */
    static int writable(int count, int max) {
        if (count > max) {
            throw new IllegalArgumentException(count + " entries, at most " + max);
        }
        return count;
    }
}
