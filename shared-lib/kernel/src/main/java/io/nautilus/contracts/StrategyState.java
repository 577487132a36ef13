package io.nautilus.contracts;

/** Whether a strategy trades. Codes are what the wire carries and are never reused. */
public enum StrategyState {
    /** It is there and takes nothing. */
    STOPPED(1),
    RUNNING(2),
    /** It threw, or an input of it could not be decided; it takes nothing until somebody starts it again. */
    FAILED(3),
    /** It is there no more; its name is not free again, since its orders bear it. */
    DELETED(4);

    private final int code;

    StrategyState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Throws {@link DecodeException} with {@code unknown-code} when none has this code. */
    public static StrategyState ofCode(int code) {
        for (StrategyState value : values()) {
            if (value.code == code) {
                return value;
            }
        }
        throw new DecodeException("unknown-code", "strategy state " + code);
    }
}
