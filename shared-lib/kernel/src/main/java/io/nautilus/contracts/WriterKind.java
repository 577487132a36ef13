package io.nautilus.contracts;

/** Who may write frames. The code is what the wire carries; codes are never reused. */
public enum WriterKind {
    MARKETDATA(1, "marketdata"),
    RISK(2, "risk"),
    STRATEGY(3, "strategy"),
    /** The HTTP side of an engine: has no reign, is idempotent by its ids. */
    HTTP(4, "http"),
    /** A program of the user that writes to a topic itself: has no reign either. */
    PROGRAM(5, "program");

    private final int code;
    private final String label;

    WriterKind(int code, String label) {
        this.code = code;
        this.label = label;
    }

    public int code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** Throws {@link DecodeException} with {@code unknown-code} when no kind has this code. */
    public static WriterKind ofCode(int code) {
        for (WriterKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new DecodeException("unknown-code", "writer kind " + code);
    }
}
