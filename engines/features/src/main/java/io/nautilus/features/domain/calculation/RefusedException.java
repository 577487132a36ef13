package io.nautilus.features.domain.calculation;

/** What was sent cannot be calculated; {@code code} is stable, {@code detail} names the line, the column and the value. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    private final String code;
    private final String hint;

    RefusedException(String code, String detail, String hint) {
        super(detail);
        this.code = code;
        this.hint = hint;
    }

    public String code() {
        return code;
    }

    public String hint() {
        return hint;
    }

    /** What a caller sent, not all of it where it is long. */
    static String shown(String text) {
        return text.length() <= SHOWN ? "'" + text + "'" : "'" + text.substring(0, SHOWN) + "…'";
    }
}
