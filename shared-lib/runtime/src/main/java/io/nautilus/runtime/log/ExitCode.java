package io.nautilus.runtime.log;

/** Why a process ends itself. The launcher starts it again; docs/operations.md has the same table. */
public enum ExitCode {
    FENCED(70, "another owner reigns: what this one would write is void"),
    SEND_FAILED(71, "a frame was not acknowledged; the next start finds out whether it is on the log"),
    JOURNAL_UNREADABLE(72, "the journal holds what this release cannot fold; start the release that wrote it"),
    STEP_FAILED(73, "a step threw: a defect, or an input that no check foresaw; the log names it"),
    LOG_UNAVAILABLE(74, "the broker was not there, or did not hold what it must");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /** What it means to a person. */
    public String meaning() {
        return meaning;
    }
}
