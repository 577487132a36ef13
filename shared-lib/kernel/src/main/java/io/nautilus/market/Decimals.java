package io.nautilus.market;

/**
 * Scaled decimal numbers: a value is a {@code long} mantissa and a count of decimals (0 to {@link #MAX_DECIMALS}) kept
 * beside it, so 0.250 with 3 decimals is 250. This is the one place where money is calculated and rounded: products are
 * taken in 128 bits and rounded once, half even. Whatever a mantissa cannot hold is a {@link DecimalException}, never a
 * wrapped or lost value.
 */
public final class Decimals {
    public static final int MAX_DECIMALS = 18;

    private static final long[] POWERS = powers();

    private Decimals() {}

    /** 10 to the power of {@code exponent}, which is 0 to {@link #MAX_DECIMALS}. */
    public static long power(int exponent) {
        return POWERS[checked(exponent)];
    }

    /**
     * The mantissa of {@code text} ({@code -?digits[.digits]}, no sign otherwise, no exponent). Decimals beyond the
     * scale must be zeros.
     *
     * @throws DecimalException {@code not-a-number}, {@code too-many-decimals} or {@code out-of-range}
     */
    public static long parse(String text, int decimals) {
        checked(decimals);
        boolean negative = !text.isEmpty() && text.charAt(0) == '-';
        int start = negative ? 1 : 0;
        int point = pointOf(text, start);
        long value = 0;
        for (int i = start; i < text.length(); i++) {
            if (i != point) {
                value = append(value, text, i, point >= 0 && i - point > decimals);
            }
        }
        int missing = decimals - (point < 0 ? 0 : Math.min(decimals, text.length() - 1 - point));
        return signed(shift(value, missing, text), negative, text);
    }

    /** How many decimals {@code text} prints: 3 for {@code 0.250}. The text is not otherwise checked. */
    public static int printed(String text) {
        int point = text.indexOf('.');
        return point < 0 ? 0 : text.length() - 1 - point;
    }

    /** The exact text with all decimals: {@code format(250, 3)} is {@code 0.250}. */
    public static String format(long mantissa, int decimals) {
        if (checked(decimals) == 0) {
            return Long.toString(mantissa);
        }
        String digits = Long.toString(mantissa);
        int sign = mantissa < 0 ? 1 : 0;
        StringBuilder text = new StringBuilder(24).append(digits, 0, sign);
        int whole = digits.length() - sign - decimals;
        if (whole <= 0) {
            return text.append("0.")
                    .repeat('0', -whole)
                    .append(digits, sign, digits.length())
                    .toString();
        }
        return text.append(digits, sign, sign + whole)
                .append('.')
                .append(digits, sign + whole, digits.length())
                .toString();
    }

    /** The exact text without trailing zeros: {@code formatPlain(250, 3)} is {@code 0.25}. */
    public static String formatPlain(long mantissa, int decimals) {
        long shorter = mantissa;
        int kept = checked(decimals);
        while (kept > 0 && shorter % 10 == 0) {
            shorter /= 10;
            kept--;
        }
        return format(shorter, kept);
    }

    /**
     * The same value with {@code to} decimals.
     *
     * @throws DecimalException {@code too-many-decimals} where digits would be lost, or {@code out-of-range}
     */
    public static long rescale(long mantissa, int from, int to) {
        if (checked(from) <= checked(to)) {
            return multiply(mantissa, POWERS[to - from], mantissa, from);
        }
        long divisor = POWERS[from - to];
        if (mantissa % divisor != 0) {
            throw new DecimalException(
                    DecimalException.TOO_MANY_DECIMALS, format(mantissa, from) + " has more than " + to + " decimals");
        }
        return mantissa / divisor;
    }

    /**
     * {@code price * quantity} with {@code resultDecimals}, rounded once, half even.
     *
     * @throws DecimalException {@code out-of-range}
     */
    public static long notional(
            long price, int priceDecimals, long quantity, int quantityDecimals, int resultDecimals) {
        int surplus = checked(priceDecimals) + checked(quantityDecimals) - checked(resultDecimals);
        if (surplus <= 0) {
            return multiply(mulDiv(price, quantity, 1), POWERS[-surplus], price, priceDecimals);
        }
        return surplus <= MAX_DECIMALS
                ? mulDiv(price, quantity, POWERS[surplus])
                : mulDiv(price, quantity, POWERS[MAX_DECIMALS], POWERS[surplus - MAX_DECIMALS]);
    }

    /**
     * {@code a * b / divisor}, exact in between, rounded once, half even.
     *
     * @throws DecimalException {@code out-of-range}
     * @throws ArithmeticException when the divisor is 0
     */
    public static long mulDiv(long a, long b, long divisor) {
        return mulDiv(a, b, divisor, 1);
    }

    /**
     * The 128-bit sum {@code high * 2^64 + low} (two's complement) divided by a positive divisor, with so many decimals
     * more than the sum; rounded once, half even.
     *
     * @throws DecimalException {@code out-of-range}
     */
    static long quotient(long high, long low, long divisor, int moreDecimals) {
        if (divisor <= 0) {
            throw new ArithmeticException("divisor is " + divisor);
        }
        boolean negative = high < 0;
        long magnitudeLow = negative ? -low : low;
        long magnitudeHigh = negative ? ~high + (low == 0 ? 1 : 0) : high;
        if (Long.compareUnsigned(magnitudeHigh, divisor) >= 0) {
            throw DecimalException.outOfRange("the result");
        }
        long whole = Wide.divide(magnitudeHigh, magnitudeLow, divisor);
        long left = magnitudeLow - whole * divisor;
        if (moreDecimals == 0) {
            return rounded(0, whole, Wide.roundsUp(whole, left, divisor, false), negative);
        }
        long part = mulDiv(left, power(moreDecimals), divisor);
        long scaled = multiply(rounded(0, whole, false, false), power(moreDecimals), whole, 0);
        long magnitude = scaled + part;
        if (magnitude < 0 && !(negative && magnitude == Long.MIN_VALUE)) {
            throw DecimalException.outOfRange("the result");
        }
        return negative ? -magnitude : magnitude;
    }

    /**
     * {@code a * b / (divisor * second)}; {@code second} is positive. Rounded once, since {@code second} sees what is
     * left.
     */
    private static long mulDiv(long a, long b, long divisor, long second) {
        if (divisor == 0) {
            throw new ArithmeticException("divisor is 0");
        }
        boolean negative = (a < 0) ^ (b < 0) ^ (divisor < 0);
        long magnitudeA = Math.abs(a);
        long magnitudeB = Math.abs(b);
        long unit = Math.abs(divisor);
        long high = Math.unsignedMultiplyHigh(magnitudeA, magnitudeB);
        long low = magnitudeA * magnitudeB;
        long quotientHigh = Long.divideUnsigned(high, unit);
        long quotient = Wide.divide(Long.remainderUnsigned(high, unit), low, unit);
        long left = low - quotient * unit;
        if (second == 1) {
            return rounded(quotientHigh, quotient, Wide.roundsUp(quotient, left, unit, false), negative);
        }
        long top = Long.divideUnsigned(quotientHigh, second);
        long result = Wide.divide(Long.remainderUnsigned(quotientHigh, second), quotient, second);
        boolean up = Wide.roundsUp(result, quotient - result * second, second, left != 0);
        return rounded(top, result, up, negative);
    }

    private static long rounded(long high, long low, boolean up, boolean negative) {
        long magnitude = up ? low + 1 : low;
        boolean fits = high == 0 && !(up && magnitude == 0) && (magnitude >= 0 || (negative && magnitude << 1 == 0));
        if (!fits) {
            throw DecimalException.outOfRange("the result");
        }
        return negative ? -magnitude : magnitude;
    }

    private static long multiply(long mantissa, long factor, long named, int decimals) {
        if (Math.multiplyHigh(mantissa, factor) != (mantissa * factor) >> 63) {
            throw DecimalException.outOfRange(format(named, decimals));
        }
        return mantissa * factor;
    }

    private static int pointOf(String text, int start) {
        int point = text.indexOf('.');
        if (text.length() == start || point == start || point == text.length() - 1) {
            throw notANumber(text);
        }
        return point;
    }

    /** Values grow downward from 0, since the negative range is the larger one. */
    private static long append(long value, String text, int index, boolean beyond) {
        int digit = text.charAt(index) - '0';
        if (digit < 0 || digit > 9) {
            throw notANumber(text);
        }
        if (beyond) {
            if (digit != 0) {
                throw new DecimalException(DecimalException.TOO_MANY_DECIMALS, shown(text) + " has too many decimals");
            }
            return value;
        }
        return value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit ? overflow(text) : value * 10 - digit;
    }

    private static long shift(long value, int decimals, String text) {
        return value < Long.MIN_VALUE / POWERS[decimals] ? overflow(text) : value * POWERS[decimals];
    }

    private static long signed(long value, boolean negative, String text) {
        return negative ? value : value == Long.MIN_VALUE ? overflow(text) : -value;
    }

    private static long overflow(String text) {
        throw DecimalException.outOfRange(shown(text));
    }

    private static DecimalException notANumber(String text) {
        return new DecimalException(DecimalException.NOT_A_NUMBER, "not a decimal number: " + shown(text));
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static int checked(int decimals) {
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw DecimalException.outOfRange(decimals + " decimals");
        }
        return decimals;
    }

    private static long[] powers() {
        long[] powers = new long[MAX_DECIMALS + 1];
        powers[0] = 1;
        for (int i = 1; i <= MAX_DECIMALS; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
