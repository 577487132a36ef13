package io.nautilus.launcher.placement;

import io.nautilus.launcher.data.FileFailure;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the system that is asked something: for a bounded time, and so much of its answer is read. */
public final class SystemProgram {
    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_REASON = 200;

    private SystemProgram() {}

    /**
     * What it printed.
     *
     * @param problem why it cannot be used; empty when it ended well
     */
    public record Answer(String text, String problem) {
        public boolean good() {
            return problem.isEmpty();
        }
    }

    public static Answer ask(Duration patience, String... command) {
        return askIn(Path.of("."), patience, command);
    }

    /** One that looks for its files in a folder. */
    public static Answer askIn(Path folder, Duration patience, String... command) {
        try {
            Path out = Files.createTempFile("nautilus-asked", ".out");
            Path err = Files.createTempFile("nautilus-asked", ".err");
            try {
                return ask(folder, patience, List.of(command), out, err);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException failed) {
            return new Answer("", command[0] + " cannot be run: " + FileFailure.reason(failed));
        }
    }

    private static Answer ask(Path folder, Duration patience, List<String> command, Path out, Path err)
            throws IOException {
        String program = command.getFirst();
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
        } catch (IOException absent) {
            return new Answer("", program + " is not there, or is no program");
        }
        if (!ended(process, patience)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
            return new Answer("", program + " did not answer within " + patience.toMillis() + " ms");
        }
        String said = text(out);
        return process.exitValue() == 0
                ? new Answer(said, "")
                : new Answer(said, program + " ended with " + process.exitValue() + firstLine(text(err)));
    }

    private static boolean ended(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static String firstLine(String text) {
        return text.lines()
                .map(line -> line.replaceAll("\\p{Cntrl}", "?").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> ": " + line.substring(0, Math.min(LONGEST_REASON, line.length())))
                .orElse("");
    }
}
