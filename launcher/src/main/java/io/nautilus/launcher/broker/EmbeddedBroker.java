package io.nautilus.launcher.broker;

import io.nautilus.contracts.Topic;
import io.nautilus.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker in this JVM, listening on 127.0.0.1 only unless it is started for others. Its folder is formatted once and its data stay between
 * starts. The port above {@code port} is taken for the controller.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts a broker on a free port, see {@link #start(Path, int)}. */
    public static EmbeddedBroker start(Path directory) {
        return start(directory, FreePorts.firstOfTwo());
    }

    /** Starts a broker with every topic of {@link Topics#ALL}; returns when it serves them. */
    public static EmbeddedBroker start(Path directory, int port) {
        return start(directory, port, Topics.ALL);
    }

    /**
     * The same with a second port beside the first. Kafka tells clients where to connect for everything that follows,
     * so who comes by the second one is told {@code secondAdvertised}, where something may stand before it.
     */
    public static EmbeddedBroker start(Path directory, int port, int secondPort, int secondAdvertised) {
        Properties settings = BrokerSettings.of(directory.toAbsolutePath(), port, port + 1);
        BrokerSettings.listenTwice(settings, port, secondPort, secondAdvertised);
        return start(directory, port, Topics.ALL, settings);
    }

    /**
     * The same in a container: both ports are open to others, who reach the first by {@code host}; the second is for
     * clients on the container's machine, to whom it is published.
     */
    public static EmbeddedBroker startFor(String host, Path directory, int port, int secondPort, int secondAdvertised) {
        Properties settings = BrokerSettings.of(directory.toAbsolutePath(), port, port + 1);
        BrokerSettings.listenTwice(settings, port, secondPort, secondAdvertised);
        BrokerSettings.listenForOthers(settings, host, port);
        return start(directory, port, Topics.ALL, settings);
    }

    /**
     * Starts a broker and returns when it serves {@code topics}.
     *
     * @throws RuntimeException Kafka's own, if a port is taken or the folder cannot be used
     */
    public static EmbeddedBroker start(Path directory, int port, List<Topic> topics) {
        return start(directory, port, topics, BrokerSettings.of(directory.toAbsolutePath(), port, port + 1));
    }

    private static EmbeddedBroker start(Path directory, int port, List<Topic> topics, Properties settings) {
        Path folder = directory.toAbsolutePath();
        try {
            Files.createDirectories(folder.getParent());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        BrokerStorage.formatOnce(folder);
        KafkaConfig config = new KafkaConfig(settings, false);
        EmbeddedBroker broker = new EmbeddedBroker(new KafkaRaftServer(config, Time.SYSTEM), port);
        broker.startServing(topics);
        return broker;
    }

    private void startServing(List<Topic> topics) {
        try {
            server.startup();
            BrokerTopics.ensure(bootstrapServers(), topics);
        } catch (RuntimeException failed) {
            stop();
            throw failed;
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops in order: everything is on disk when this returns. */
    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Blocks until the broker has stopped, by {@link #stop} from another thread or by a fault of its own. */
    public void awaitStopped() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        stop();
    }
}
