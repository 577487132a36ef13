package io.nautilus.contracts;

/** How long an order may wait. Codes are what the wire carries and are never reused. */
public enum TimeInForce {
    GTC(1),
    IOC(2),
    /** Fill or kill: all of it at once, or nothing. */
    FOK(3);

    private final int code;

    TimeInForce(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Throws {@link DecodeException} with {@code unknown-code} when none has this code. */
    public static TimeInForce ofCode(int code) {
        for (TimeInForce value : values()) {
            if (value.code == code) {
                return value;
            }
        }
        throw new DecodeException("unknown-code", "time in force " + code);
    }
}
