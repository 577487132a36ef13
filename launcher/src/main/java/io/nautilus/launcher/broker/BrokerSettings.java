package io.nautilus.launcher.broker;

import java.nio.file.Path;
import java.util.Properties;

/** Kafka's settings for one broker that is its own controller, on one machine with little memory. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerSettings() {}

    static Properties of(Path directory, int port, int controllerPort) {
        Properties settings = new Properties();
        listen(settings, port, controllerPort);
        keep(settings, directory);
        staySmall(settings);
        recoverSoon(settings);
        return settings;
    }

    private static void listen(Properties settings, int port, int controllerPort) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("listeners", "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }

    /** Adds a listener whose clients are told another port than the one that it has. */
    static void listenTwice(Properties settings, int port, int secondPort, int secondAdvertised) {
        settings.put("listeners", settings.get("listeners") + ",SECOND://127.0.0.1:" + secondPort);
        settings.put("advertised.listeners", "BROKER://127.0.0.1:" + port + ",SECOND://127.0.0.1:" + secondAdvertised);
        settings.put(
                "listener.security.protocol.map", settings.get("listener.security.protocol.map") + ",SECOND:PLAINTEXT");
    }

    /** Lets both listen on every address of a container; clients of the first one know it by {@code host}. */
    static void listenForOthers(Properties settings, String host, int port) {
        String listeners = settings.getProperty("listeners");
        String controller = "CONTROLLER://127.0.0.1";
        settings.put(
                "listeners",
                listeners.replace("://127.0.0.1", "://0.0.0.0").replace("CONTROLLER://0.0.0.0", controller));
        String advertised = settings.getProperty("advertised.listeners", "BROKER://127.0.0.1:" + port);
        settings.put("advertised.listeners", advertised.replace("BROKER://127.0.0.1", "BROKER://" + host));
    }

    private static void keep(Properties settings, Path directory) {
        settings.put("log.dirs", directory.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("num.partitions", "1");
        settings.put("default.replication.factor", "1");
        settings.put("log.message.timestamp.type", "LogAppendTime");
        settings.put("log.retention.ms", "-1");
        settings.put("log.retention.check.interval.ms", "10000");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
    }

    /** The cleaner's default buffer alone is 128 MB; two keep a hundred thousand keys, far more than any topic here. */
    private static void staySmall(Properties settings) {
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(2 << 20));
        settings.put("log.cleaner.io.buffer.size", Integer.toString(128 << 10));
        settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "3");
        settings.put("num.replica.fetchers", "1");
        settings.put("num.recovery.threads.per.data.dir", "1");
        settings.put("background.threads", "2");
        settings.put("metadata.log.segment.bytes", Integer.toString(8 << 20));
        settings.put("metadata.max.retention.bytes", Integer.toString(32 << 20));
        settings.put("metadata.max.idle.interval.ms", "5000");
    }

    /**
     * A killed broker comes back under its own id only when its old registration has expired: 9 s by default, which
     * is most of the 13 s such a restart took. Nothing else can hold the id here, since the folder is locked.
     */
    private static void recoverSoon(Properties settings) {
        settings.put("broker.session.timeout.ms", "1500");
        settings.put("broker.heartbeat.interval.ms", "300");
        settings.put("controller.quorum.election.timeout.ms", "300");
        settings.put("controller.quorum.election.backoff.max.ms", "300");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "1000");
        settings.put("group.consumer.min.session.timeout.ms", "1000");
        settings.put("group.consumer.min.heartbeat.interval.ms", "200");
    }
}
