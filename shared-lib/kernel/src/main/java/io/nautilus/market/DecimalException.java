package io.nautilus.market;

/**
 * A number that its scale cannot hold. The code is stable: {@link #NOT_A_NUMBER}, {@link #TOO_MANY_DECIMALS} or
 * {@link #OUT_OF_RANGE}; the message names the value.
 */
public final class DecimalException extends RuntimeException {
    public static final String NOT_A_NUMBER = "not-a-number";
    public static final String TOO_MANY_DECIMALS = "too-many-decimals";
    public static final String OUT_OF_RANGE = "out-of-range";

    private static final long serialVersionUID = 1L;

    private final String code;

    DecimalException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }

    static DecimalException outOfRange(String what) {
        return new DecimalException(OUT_OF_RANGE, what + " is outside the range of a 64-bit mantissa");
    }
}
