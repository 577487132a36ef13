package io.nautilus.contracts;

/** What the gate lets through. Codes are what the wire carries and are never reused. */
public enum TradingState {
    ACTIVE(1),
    REDUCING(2),
    HALTED(3);

    private final int code;

    TradingState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Throws {@link DecodeException} with {@code unknown-code} when none has this code. */
    public static TradingState ofCode(int code) {
        for (TradingState value : values()) {
            if (value.code == code) {
                return value;
            }
        }
        throw new DecodeException("unknown-code", "trading state " + code);
    }
}
