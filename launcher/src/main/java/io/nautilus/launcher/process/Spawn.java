package io.nautilus.launcher.process;

import io.nautilus.launcher.data.FileFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts a process that outlives this one: it ignores the signals that a terminal sends to everything in it (a JVM
 * keeps ignoring what was ignored at its start), reads nothing and appends what it says to a file.
 */
final class Spawn {
    private static final List<String> IGNORING_THE_TERMINAL = List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"");

    private Spawn() {}

    static Process start(String name, List<String> command, Map<String, String> environment, Path folder, Path log) {
        List<String> words = new ArrayList<>(IGNORING_THE_TERMINAL);
        words.add("nautilus-" + name);
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.getParent());
            return builder.start();
        } catch (IOException failed) {
            throw new FileFailure("start " + name + " with its log", log, failed);
        }
    }
}
