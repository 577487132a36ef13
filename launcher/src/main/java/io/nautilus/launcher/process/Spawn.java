package io.nautilus.launcher.process;

import io.nautilus.launcher.data.FileFailure;
import io.nautilus.launcher.placement.Allotments;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts a process that outlives this one: it ignores the signals that a terminal sends to everything in it (a JVM
 * keeps ignoring what was ignored at its start), reads nothing and appends what it says to a file. Its program begins
 * only when it is let go, under the id and start that it has since before: whoever notes these first never leaves a
 * running program that no note knows, for the process ends when its starter dies before.
 */
final class Spawn {
    private static final List<String> HELD =
            List.of("sh", "-c", "trap '' INT HUP; read -r _ && exec \"$@\" </dev/null");

    private Spawn() {}

    /** A process whose program waits to be let go. */
    static Process held(String name, List<String> command, Map<String, String> environment, Path folder, Path log) {
        List<String> words = new ArrayList<>(HELD);
        words.add("nautilus-" + name);
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // A promise in the environment of whoever started the launcher was made to somebody else.
        builder.environment().keySet().removeAll(Allotments.PROMISES);
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.getParent());
            return builder.start();
        } catch (IOException failed) {
            throw new FileFailure("start " + name + " with its log", log, failed);
        }
    }

    /** Its program begins; nothing happens where the process has died meanwhile, which its owner sees anyway. */
    static void letGo(Process held) {
        try (OutputStream gate = held.getOutputStream()) {
            gate.write('\n');
        } catch (IOException dead) {
            held.onExit().join();
        }
    }
}
