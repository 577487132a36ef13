package io.nautilus.launcher.process;

import io.nautilus.launcher.data.ProcessStart;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A process by its id and its start, so that a reused id is never taken for it.
 *
 * @param pid the process id
 * @param start when it started, in a form that only another process under that id differs in
 */
public record ProcessIdentity(long pid, String start) {
    private static final Duration LOOK = Duration.ofMillis(20);

    /** How a process went that was asked to stop. */
    public enum End {
        ABSENT,
        STOPPED,
        KILLED
    }

    /** The process that has this id now; empty if none has, or if it is dead and only waits to be collected. */
    public static Optional<ProcessIdentity> of(long pid) {
        return ProcessStart.of(pid).map(start -> new ProcessIdentity(pid, start));
    }

    public boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** Asks the process to stop, unless it is gone; whether it was there. */
    public boolean askToStop() {
        return alive() && ProcessHandle.of(pid).filter(ProcessHandle::destroy).isPresent();
    }

    /** Kills the process, unless it is gone. */
    void kill() {
        if (alive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Asks the process to stop and kills it when it has not within {@code grace}; a stranger is never touched. */
    public End stop(Duration grace) {
        if (!alive()) {
            return End.ABSENT;
        }
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        if (awaitEnd(grace)) {
            return End.STOPPED;
        }
        kill();
        awaitEnd(grace);
        return End.KILLED;
    }

    /** Whether the process ended within {@code patience}. */
    public boolean awaitEnd(Duration patience) {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (alive()) {
            if (System.nanoTime() - giveUp >= 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }
}
