package io.nautilus.launcher.faults;

import io.nautilus.launcher.process.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;

/** Signals that the platform's own libraries have no call for. */
final class Signal {
    private static final Duration PACE = Duration.ofNanos(500_000);

    private Signal() {}

    /** Sends a signal by the system's own command; {@code meanwhile} is run again and again until it was sent. */
    static void send(String signal, ProcessIdentity process, Runnable meanwhile) throws IOException {
        Check.that(process.alive(), "%s is alive", process);
        Process sender = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
        while (sender.isAlive()) {
            meanwhile.run();
            Await.pass(PACE);
        }
        Check.equal(sender.exitValue(), 0, "the exit value of kill %s", signal);
    }
}
