package io.nautilus.contracts;

/** Whether a fill took from the book or rested in it. Codes are what the wire carries and are never reused. */
public enum Liquidity {
    MAKER(1),
    TAKER(2);

    private final int code;

    Liquidity(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Throws {@link DecodeException} with {@code unknown-code} when none has this code. */
    public static Liquidity ofCode(int code) {
        for (Liquidity value : values()) {
            if (value.code == code) {
                return value;
            }
        }
        throw new DecodeException("unknown-code", "liquidity " + code);
    }
}
