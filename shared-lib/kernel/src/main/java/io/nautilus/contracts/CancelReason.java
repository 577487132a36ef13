package io.nautilus.contracts;

/** Why an order left the book unfilled. Codes are what the wire carries and are never reused. */
public enum CancelReason {
    REQUESTED(1),
    IOC_REMAINDER(2),
    DEPTH_PROTECTION(3),
    CANCEL_ALL(4),
    /** A fill-or-kill order found less than its quantity. */
    FOK_UNFILLED(5),
    /** Its account was reset. */
    ACCOUNT_RESET(6);

    private final int code;

    CancelReason(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Throws {@link DecodeException} with {@code unknown-code} when none has this code. */
    public static CancelReason ofCode(int code) {
        for (CancelReason value : values()) {
            if (value.code == code) {
                return value;
            }
        }
        throw new DecodeException("unknown-code", "cancel reason " + code);
    }
}
