package io.nautilus.market;

/**
 * The 128-bit steps below {@link Decimals}: unsigned division of a two-word number by one word, after Knuth's algorithm
 * D (The Art of Computer Programming 4.3.1) with 32-bit digits.
 */
final class Wide {
    private static final long LOW = 0xFFFF_FFFFL;

    private Wide() {}

    /**
     * The quotient of {@code high * 2^64 + low} by {@code divisor}, all unsigned; it fits since {@code high < divisor}.
     */
    static long divide(long high, long low, long divisor) {
        if (high == 0) {
            return Long.divideUnsigned(low, divisor);
        }
        int shift = Long.numberOfLeadingZeros(divisor);
        long scaled = divisor << shift;
        long top = shift == 0 ? high : (high << shift) | (low >>> (64 - shift));
        long bottom = low << shift;
        long first = digit(top, bottom >>> 32, scaled);
        long rest = ((top << 32) | (bottom >>> 32)) - first * scaled;
        long second = digit(rest, bottom & LOW, scaled);
        return (first << 32) + second;
    }

    /** One 32-bit digit of {@code (top * 2^32 + next) / divisor}, where the divisor's highest bit is set. */
    private static long digit(long top, long next, long divisor) {
        long divisorHigh = divisor >>> 32;
        long divisorLow = divisor & LOW;
        long guess = Long.divideUnsigned(top, divisorHigh);
        long rest = top - guess * divisorHigh;
        while (guess > LOW || Long.compareUnsigned(guess * divisorLow, (rest << 32) | next) > 0) {
            guess--;
            rest += divisorHigh;
            if (rest > LOW) {
                break;
            }
        }
        return guess;
    }

    /**
     * Whether half even rounding adds one to {@code quotient}. {@code more} says that a part smaller than the
     * remainder's unit was already cut off, so an exact half is above half.
     */
    static boolean roundsUp(long quotient, long remainder, long divisor, boolean more) {
        int half = Long.compareUnsigned(remainder, divisor - remainder);
        return half > 0 || (half == 0 && (more || (quotient & 1) == 1));
    }
}
