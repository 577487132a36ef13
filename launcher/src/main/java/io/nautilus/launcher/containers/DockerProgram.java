package io.nautilus.launcher.containers;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.FileFailure;
import io.nautilus.launcher.placement.SystemProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The {@code docker} on the path, in the project's folder, where Compose finds its files. */
public record DockerProgram(Path folder) implements Docker {
    /** An engine that works on images answers late. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String NAME = "docker";

    @Override
    public SystemProgram.Answer ask(List<String> arguments) {
        return SystemProgram.askIn(folder, PATIENCE, command(arguments).toArray(String[]::new));
    }

    @Override
    public int run(Path log, List<String> arguments) {
        try {
            Files.createDirectories(log.getParent());
        } catch (IOException failed) {
            throw new FileFailure("make the folder of", log, failed);
        }
        return await(new ProcessBuilder(command(arguments))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
    }

    @Override
    public int show(List<String> arguments) {
        return await(new ProcessBuilder(command(arguments)).inheritIO());
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(NAME));
        command.addAll(arguments);
        return command;
    }

    private int await(ProcessBuilder builder) {
        Process process;
        try {
            process = builder.directory(folder.toFile()).start();
        } catch (IOException absent) {
            throw new Refusal(ExitCode.NO_CONTAINERS, NAME + " cannot be run: " + FileFailure.reason(absent));
        }
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + NAME + " ran", interrupted);
        }
    }
}
