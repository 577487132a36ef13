package io.nautilus.launcher.process;

import java.time.Duration;

/** How long a service that was healthy has not answered. */
final class Silence {
    /** Far beyond any pause of a healthy engine; a process that hangs is killed after it. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private boolean silent;
    private long sinceNanos;

    /** It answered, or nobody can know: the count starts anew. */
    void end() {
        silent = false;
    }

    /** It did not answer at {@code nowNanos}; whether that has lasted too long. */
    boolean lasts(long nowNanos) {
        if (!silent) {
            silent = true;
            sinceNanos = nowNanos;
        }
        return nowNanos - sinceNanos >= LONGEST.toNanos();
    }
}
