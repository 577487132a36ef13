package io.nautilus.launcher.process;

/**
 * What a process said when it was asked.
 *
 * @param healthy it does its work
 * @param silent it said nothing at all, and should have: it hangs
 * @param detail why not; empty when healthy
 */
public record Health(boolean healthy, boolean silent, String detail) {
    public static final Health GOOD = new Health(true, false, "");

    public static Health bad(String detail) {
        return new Health(false, false, detail);
    }

    public static Health silent(String detail) {
        return new Health(false, true, detail);
    }

    /** How a process is asked; answers within a few seconds and never throws. */
    @FunctionalInterface
    public interface Probe {
        Health ask();
    }
}
