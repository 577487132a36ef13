package io.nautilus.contracts;

/** What an owner notes of a step. The code is what the wire carries. */
public enum StepNoteKind {
    /** The step threw and took nothing. */
    FAILED(1),
    /** The step begins: written only where a death must be traced to its cause. */
    BEGUN(2),
    /** The log may have lost its tail; the events of the same frame say what was decided about it. */
    SUSPECTED(3);

    private final int code;

    StepNoteKind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Throws {@link DecodeException} with {@code unknown-code} when none has this code. */
    public static StepNoteKind ofCode(int code) {
        for (StepNoteKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new DecodeException("unknown-code", "kind of step note " + code);
    }
}
