package io.nautilus.contracts.codec;

import io.nautilus.contracts.DecodeException;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Numbers from 0 to 2^63 - 1 in groups of seven bits, the lowest first; every byte but the last has its high bit set. A
 * number has one form: no needless zero groups.
 */
final class Varints {
    static final int MAX_LENGTH = 9;

    private static final int GROUP_BITS = 7;
    private static final int GROUP_MASK = 0x7F;
    private static final int MORE = 0x80;

    private Varints() {}

    /** Returns the offset behind the number. */
    static int write(MutableDirectBuffer buffer, int offset, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("negative number " + value);
        }
        int at = offset;
        long rest = value;
        while (rest > GROUP_MASK) {
            buffer.putByte(at++, (byte) (rest & GROUP_MASK | MORE));
            rest >>>= GROUP_BITS;
        }
        buffer.putByte(at++, (byte) rest);
        return at;
    }

    /** Bytes that {@link #write} takes. */
    static int length(long value) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + GROUP_BITS - 1) / GROUP_BITS);
    }

    /** The number at the offset; {@link #length} says where it ends. */
    static long read(DirectBuffer buffer, int offset) {
        long value = 0;
        for (int i = 0; i < MAX_LENGTH; i++) {
            int group = buffer.getByte(offset + i);
            value |= (long) (group & GROUP_MASK) << (GROUP_BITS * i);
            if (group >= 0) {
                if (group == 0 && i > 0) {
                    throw new DecodeException("bad-varint", "number " + value + " in " + (i + 1) + " bytes");
                }
                return value;
            }
        }
        throw new DecodeException("bad-varint", "number of more than " + MAX_LENGTH + " bytes");
    }
}
