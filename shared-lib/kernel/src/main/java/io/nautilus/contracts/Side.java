package io.nautilus.contracts;

/** The side of an order, a trade (its aggressor) or a book. Codes are what the wire carries and are never reused. */
public enum Side {
    BUY(1),
    SELL(2);

    private final int code;

    Side(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Throws {@link DecodeException} with {@code unknown-code} when none has this code. */
    public static Side ofCode(int code) {
        if (code == BUY.code) {
            return BUY;
        }
        if (code == SELL.code) {
            return SELL;
        }
        throw new DecodeException("unknown-code", "side " + code);
    }
}
