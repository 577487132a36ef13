package io.nautilus.launcher.compose;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;

/**
 * A shell that sees the processes of the container engine's host, wherever that is, and sends them signals by their
 * ids there. A kill by the engine's own command would count as a stop that is wanted, after which nothing starts again.
 */
final class HostSignals implements AutoCloseable {
    private final Process shell;
    private final BufferedWriter lines;
    private final BufferedReader answers;

    /** {@code image} is one that is there and has a shell. */
    HostSignals(String image) throws IOException {
        shell = new ProcessBuilder(List.of(
                        "docker",
                        "run",
                        "--interactive",
                        "--rm",
                        "--pid=host",
                        "--network=none",
                        "--user=0",
                        "--entrypoint=sh",
                        image))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        lines = shell.outputWriter();
        answers = shell.inputReader();
        told("echo sent");
    }

    /** Returns when it is sent. */
    void send(String signal, long pid) throws IOException {
        told("kill -" + signal + " " + pid + " && echo sent");
    }

    private void told(String line) throws IOException {
        lines.write(line + "\n");
        lines.flush();
        String answer = answers.readLine();
        if (!"sent".equals(answer)) {
            throw new AssertionError(line + " was answered " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
        shell.onExit().join();
    }
}
