package io.nautilus.contracts;

/** Why cash changed other than by a fill. Codes are what the wire carries and are never reused. */
public enum CashReason {
    OPENING(1),
    DEPOSIT(2);

    private final int code;

    CashReason(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Throws {@link DecodeException} with {@code unknown-code} when none has this code. */
    public static CashReason ofCode(int code) {
        for (CashReason value : values()) {
            if (value.code == code) {
                return value;
            }
        }
        throw new DecodeException("unknown-code", "cash reason " + code);
    }
}
