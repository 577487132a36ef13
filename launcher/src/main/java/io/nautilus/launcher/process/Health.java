package io.nautilus.launcher.process;

/**
 * What a process said when it was asked.
 *
 * @param healthy it does its work
 * @param detail why not; empty when healthy
 */
public record Health(boolean healthy, String detail) {
    public static final Health GOOD = new Health(true, "");

    public static Health bad(String detail) {
        return new Health(false, detail);
    }

    /** How a process is asked; answers within about a second and never throws. */
    @FunctionalInterface
    public interface Probe {
        Health ask();
    }
}
