package io.nautilus.contracts;

/** How an order is priced. Codes are what the wire carries and are never reused. */
public enum OrderType {
    MARKET(1),
    LIMIT(2);

    private final int code;

    OrderType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Throws {@link DecodeException} with {@code unknown-code} when none has this code. */
    public static OrderType ofCode(int code) {
        for (OrderType value : values()) {
            if (value.code == code) {
                return value;
            }
        }
        throw new DecodeException("unknown-code", "order type " + code);
    }
}
