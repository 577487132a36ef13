package io.nautilus.launcher.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** When a process started, in a form that only another process under the same id differs in. It has no spaces. */
public final class ProcessStart {
    private static final Path PROC = Path.of("/proc");
    private static final Path BOOT_ID = PROC.resolve("sys/kernel/random/boot_id");
    /** Where /proc/PID/stat has its state and its start, counted behind the command's closing parenthesis. */
    private static final int STATE_FIELD = 0;

    private static final int START_TICKS_FIELD = 19;

    private ProcessStart() {}

    /** Of the process that has this id now; empty if none has, or if it is dead and only waits to be collected. */
    public static Optional<String> of(long pid) {
        if (Files.exists(BOOT_ID)) {
            return onLinux(pid);
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(Instant::toEpochMilli)
                .map(millis -> Long.toString(millis));
    }

    /** Clock ticks since boot, and which boot: exact, where the wall-clock start moves when the clock is set. */
    private static Optional<String> onLinux(long pid) {
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
}
