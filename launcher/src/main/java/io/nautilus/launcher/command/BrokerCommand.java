package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.broker.BrokerHttp;
import io.nautilus.launcher.broker.EmbeddedBroker;
import io.nautilus.launcher.containers.LogNotes;
import io.nautilus.launcher.data.DataFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A Kafka broker, and nothing else, in this process. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        description = "Runs the embedded Kafka broker until it is stopped by a signal.")
final class BrokerCommand implements Callable<Integer> {
    private static final Pattern ADDRESS = Pattern.compile("([^:]+):(\\d{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--directory", required = true, paramLabel = "FOLDER", description = "Where its data lie.")
    private Path directory;

    @Option(names = "--port", required = true, description = "Its port; the next one is its controller's.")
    private int port;

    @Option(names = "--ready-file", paramLabel = "FILE", description = "Written when its topics are there.")
    private Path readyFile;

    @Option(
            names = "--advertised",
            paramLabel = "HOST",
            description = "Listen on every address, for clients that know it by this name; with a second port for those"
                    + " of this machine. Default: 127.0.0.1 only.")
    private String advertised;

    @Option(
            names = "--notes",
            paramLabel = "FOLDER",
            description = "Note how the log is left, as a launcher does, and say there if it may have lost its end.")
    private Path notes;

    @Option(
            names = "--http",
            paramLabel = "ADDRESS:PORT",
            description = "Answer /health and /metrics there. Default: nowhere.")
    private String http;

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
        Optional<LogNotes> left = Optional.ofNullable(notes).map(folder -> LogNotes.begin(data(), folder));
        EmbeddedBroker broker = start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker, left), "stop"));
        left.ifPresent(LogNotes::serves);
        if (http != null) {
            BrokerHttp.start(address(http), port);
        }
        if (readyFile != null) {
            Files.createFile(readyFile);
        }
        broker.awaitStopped();
        return ExitCode.OK.status();
    }

    /** The folder around its data: what is noted about them lies there too. */
    private DataFolder data() {
        return new DataFolder(directory.toAbsolutePath().getParent());
    }

    private static void stop(EmbeddedBroker broker, Optional<LogNotes> left) {
        broker.stop();
        left.ifPresent(LogNotes::stopped);
    }

    private EmbeddedBroker start() {
        if (advertised != null && secondPort == 0) {
            throw new Refusal(ExitCode.BAD_FLAGS, "--advertised needs --second-port and --second-advertised.");
        }
        if (advertised != null) {
            return EmbeddedBroker.startFor(advertised, directory, port, secondPort, secondAdvertised);
        }
        return secondPort == 0
                ? EmbeddedBroker.start(directory, port)
                : EmbeddedBroker.start(directory, port, secondPort, secondAdvertised);
    }

    static InetSocketAddress address(String text) {
        Matcher parts = ADDRESS.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > HIGHEST_PORT) {
            throw new Refusal(ExitCode.BAD_FLAGS, "--http is \"" + text + "\"; it has to be ADDRESS:PORT.");
        }
        return new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2)));
    }
}
