package io.nautilus.runtime.log;

/**
 * Ends the process at once. An owner that finds itself fenced or torn must not run another line, so an implementation
 * never returns: in production it halts the machine, in tests it throws.
 */
@FunctionalInterface
public interface ProcessEnd {
    /** Never returns normally; the return type lets a caller write {@code throw end.because(...)}. */
    RuntimeException because(ExitCode code, String message);
}
