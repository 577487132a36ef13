package io.nautilus.launcher.faults;

/** A fault that this machine does not let happen; the message says why. */
public final class Skipped extends Exception {
    private static final long serialVersionUID = 1;

    public Skipped(String why) {
        super(why);
    }
}
