package io.nautilus.contracts;

/** Whether a book may be traded on. Codes are what the wire carries and are never reused. */
public enum MarketState {
    LIVE(1),
    STALE(2),
    ENDED(3);

    private final int code;

    MarketState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Throws {@link DecodeException} with {@code unknown-code} when none has this code. */
    public static MarketState ofCode(int code) {
        for (MarketState value : values()) {
            if (value.code == code) {
                return value;
            }
        }
        throw new DecodeException("unknown-code", "market state " + code);
    }
}
