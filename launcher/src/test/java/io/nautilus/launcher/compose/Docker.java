package io.nautilus.launcher.compose;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.data.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The container engine, asked by its own client. */
final class Docker {
    private static final long PATIENCE_SECONDS = 300;
    /** Of the images: those that people use are not touched. */
    private static final String VERSION = "NAUTILUS_VERSION";

    private static final String OWN_VERSION = "test";

    private Docker() {}

    /** How a command ended and what it printed; warnings go to {@code errors}. */
    record Ended(int exitCode, String output, String errors) {
        String text() {
            return output + errors;
        }
    }

    /** Of our images here. */
    static String version() {
        return System.getenv().getOrDefault(VERSION, OWN_VERSION);
    }

    static Ended run(String... arguments) {
        return run(List.of(arguments));
    }

    static Ended run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile("nautilus-docker", ".out");
            Path errors = Files.createTempFile("nautilus-docker", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().put(VERSION, version());
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end; it said " + Files.readString(errors));
            }
            Ended ended = new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
            Files.delete(output);
            Files.delete(errors);
            return ended;
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(command + " could not be run", failed);
        }
    }

    /** What a command prints that has to succeed. */
    static String ask(String... arguments) {
        Ended ended = run(arguments);
        if (ended.exitCode() != 0) {
            throw new AssertionError(
                    "docker " + String.join(" ", arguments) + " ended with " + ended.exitCode() + ": " + ended.text());
        }
        return ended.output().strip();
    }

    static JsonNode inspect(String what) {
        return JsonFile.parse(ask("inspect", what)).orElseThrow().path(0);
    }

    /** Runs a line in a container's own shell. */
    static Ended shell(String container, String line) {
        return run("exec", container, "sh", "-c", line);
    }
}
