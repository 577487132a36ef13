package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A Kafka broker, and nothing else, in this process. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        description = "Runs the embedded Kafka broker until it is stopped by a signal.")
final class BrokerCommand implements Callable<Integer> {
    @Option(names = "--directory", required = true, paramLabel = "FOLDER", description = "Where its data lie.")
    private Path directory;

    @Option(names = "--port", required = true, description = "Its port; the next one is its controller's.")
    private int port;

    @Option(names = "--ready-file", paramLabel = "FILE", description = "Written when its topics are there.")
    private Path readyFile;

    @Option(
            names = "--second-port",
            hidden = true,
            description = "A second port, for clients that come through something that stands before it.")
    private int secondPort;

    @Option(
            names = "--second-advertised",
            hidden = true,
            description = "The port that clients of the second one are told to use.")
    private int secondAdvertised;

    @Override
    public Integer call() throws IOException {
        if (readyFile != null) {
            Files.deleteIfExists(readyFile);
        }
        EmbeddedBroker broker = secondPort == 0
                ? EmbeddedBroker.start(directory, port)
                : EmbeddedBroker.start(directory, port, secondPort, secondAdvertised);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::stop, "stop"));
        if (readyFile != null) {
            Files.createFile(readyFile);
        }
        broker.awaitStopped();
        return ExitCode.OK.status();
    }
}
