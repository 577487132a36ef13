package io.nautilus.launcher.process;

import io.nautilus.launcher.data.DataFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A launcher that goes on when the one that started it has returned. */
public final class Background {
    /** What is added to its environment. */
    public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private static final List<String> SMALL_JVM = List.of(
            "-Xmx32m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "--sun-misc-unsafe-memory-access=allow");

    private final Process process;
    private final LogFile.Follower log;

    private Background(Process process, LogFile.Follower log) {
        this.process = process;
        this.log = log;
    }

    /** How it is started with these arguments. */
    public static List<String> command(Home home, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(home.java().toString()));
        command.addAll(SMALL_JVM);
        command.addAll(List.of("-Dnautilus.home=" + home.root(), "-cp", home.classpath()));
        command.add("io.nautilus.launcher.command.Nautilus");
        command.addAll(arguments);
        return List.copyOf(command);
    }

    public static Background start(Home home, DataFolder data, String name, List<String> arguments) {
        LogFile log = new LogFile(data.logs(), name);
        log.rotate();
        Process process = Spawn.held(name, command(home, arguments), ENVIRONMENT, home.root(), log.path());
        Spawn.letGo(process);
        return new Background(process, log.followFromStart());
    }

    public long pid() {
        return process.pid();
    }

    public boolean ended() {
        return !process.isAlive();
    }

    /** Only when it has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Asks it to stop what it started, and waits until it has. */
    public void stop() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The whole lines that it wrote since the last call. */
    public List<String> newLines() {
        return log.newLines();
    }
}
