package io.nautilus.launcher;

/** What a command's exit status means; docs/operations.md prints this table and a test compares the two. */
public enum ExitCode {
    OK(0, "done; for `start`: everything is healthy"),
    FAILED(1, "something unexpected; the message says what"),
    BAD_FLAGS(2, "a flag or argument is not understood"),
    OTHER_PLAN(3, "it runs with other flags, or from an older build; nothing was changed"),
    NOT_HEALTHY(4, "`status`: nothing runs, or not all of it is healthy"),
    ANSWERED_NO(5, "an engine refused what was asked, or did not answer"),
    LOG_DIFFERS(6, "`verify-log`: a journal is not what its inputs give; the line names the first difference"),
    UNWELL(7, "`doctor`: something is wrong; each such line says what to do"),
    SETTINGS_UNUSABLE(8, "`docker-desktop`: a settings file cannot be used, or no tier fits; nothing was changed"),
    NO_JDK(10, "no JDK 25 or later was found"),
    NO_MAVEN(11, "no Maven was found and something has to be built"),
    BUILD_FAILED(12, "the build failed"),
    NO_CONTAINERS(13, "`--mode docker`: no container engine answers, or not one that can run this"),
    PLAN_REFUSED(14, "`plan`: the profiles hold a mistake, or the machine has too little memory"),
    PORT_BUSY(20, "a port is taken by another process"),
    DISK_FULL(21, "not enough free disk space"),
    DATA_HALF_WRITTEN(22, "the data folder is incomplete"),
    DATA_OTHER_VERSION(23, "the data folder belongs to another version"),
    DATA_IN_USE(24, "the data folder is used by another process"),
    FEED_UNREADABLE(25, "a feed's file is missing, cannot be read or is no recording"),
    DATA_UNUSABLE(26, "the data folder or a file in it cannot be used: permissions, or not Nautilus's own"),
    DATA_OTHER_LOG(27, "the log of containers belongs to another data folder; nothing was changed"),
    FILES_CLOSED(28, "containers may not read a file that they are given; nothing was changed"),
    START_FAILED(30, "the broker or an engine did not become healthy; the message has its last log lines");

    private final int status;
    private final String meaning;

    ExitCode(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    public int status() {
        return status;
    }

    public String meaning() {
        return meaning;
    }
}
