package io.nautilus.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A process by its id and its start, so that a reused id is never taken for it.
 *
 * @param pid the process id
 * @param start when it started, in a form that only another process under that id differs in
 */
public record ProcessIdentity(long pid, String start) {
    private static final Path PROC = Path.of("/proc");
    private static final Path BOOT_ID = PROC.resolve("sys/kernel/random/boot_id");
    /** Where /proc/PID/stat has its state and its start, counted behind the command's closing parenthesis. */
    private static final int STATE_FIELD = 0;

    private static final int START_TICKS_FIELD = 19;
    private static final Duration LOOK = Duration.ofMillis(20);

    /** How a process went that was asked to stop. */
    public enum End {
        ABSENT,
        STOPPED,
        KILLED
    }

    /** The process that has this id now; empty if none has, or if it is dead and only waits to be collected. */
    public static Optional<ProcessIdentity> of(long pid) {
        if (Files.exists(BOOT_ID)) {
            return startOnLinux(pid).map(start -> new ProcessIdentity(pid, start));
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(Instant::toEpochMilli)
                .map(millis -> new ProcessIdentity(pid, Long.toString(millis)));
    }

    /** Clock ticks since boot, and which boot: exact, where the wall-clock start moves when the clock is set. */
    private static Optional<String> startOnLinux(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            boolean dead = "ZX".contains(fields[STATE_FIELD]);
            String boot = Files.readString(BOOT_ID).strip();
            return dead ? Optional.empty() : Optional.of(fields[START_TICKS_FIELD] + "@" + boot);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    public boolean alive() {
        return of(pid).filter(this::equals).isPresent();
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
        if (alive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            awaitEnd(grace);
        }
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
