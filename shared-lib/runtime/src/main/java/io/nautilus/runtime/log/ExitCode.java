package io.nautilus.runtime.log;

/** Why a process ends itself. The launcher starts it again; docs/operations.md says what each means to a person. */
public enum ExitCode {
    /** A later owner reigns: this one's frames are void from here on. */
    FENCED(70),
    /** A frame could not be sent, or its fate is unknown: the log decides, the next start reads it. */
    SEND_FAILED(71),
    /** The own journal holds what this release cannot fold. */
    JOURNAL_UNREADABLE(72),
    /** A step threw: its input is a poison, or the engine has a defect. */
    STEP_FAILED(73),
    /** The broker was not there, or did not hold what it must. */
    LOG_UNAVAILABLE(74),
    /** The configuration makes no sense. */
    BAD_CONFIGURATION(75);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
