package io.nautilus.launcher.compose;

import io.nautilus.launcher.system.Repository;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** {@link PacedOrders} in a container on risk's core, which is what keeps it from a hog elsewhere too. */
final class OrderSender implements AutoCloseable {
    private static final long INTERVAL_NANOS = 10_000_000;
    private final Process container;
    private final BufferedWriter lines;
    private final BufferedReader answers;

    OrderSender(Containers containers) throws IOException {
        container = new ProcessBuilder(List.of(
                        "docker",
                        "run",
                        "--interactive",
                        "--rm",
                        "--network=" + Containers.PROJECT + "_platform",
                        "--cpuset-cpus="
                                + containers.planned("risk").path("cpuset").asText(),
                        "--memory=192m",
                        "--volume=" + Repository.ROOT + "/launcher/target/test-classes:/classes:ro",
                        "--entrypoint=java",
                        containers.image("risk"),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        "/classes",
                        PacedOrders.class.getName(),
                        "http://risk:8200",
                        Long.toString(INTERVAL_NANOS)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        lines = container.outputWriter();
        answers = container.inputReader();
        lines.write(containers.token("trader") + "\n");
    }

    /** The latencies of so many orders, in nanoseconds. */
    long[] send(int count) throws IOException {
        lines.write(count + "\n");
        lines.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new AssertionError("the sender ended; its reason stands above");
        }
        return Arrays.stream(answer.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    @Override
    public void close() throws IOException {
        lines.close();
        container.onExit().join();
    }
}
