package io.nautilus.launcher.faults;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.Topics;
import io.nautilus.launcher.faults.BrokerProxy.Direction;
import io.nautilus.launcher.faults.BrokerProxy.Hold;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.runtime.log.LogRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A frame that lands twice counts once: acknowledgements are held back until the broker ended and was started again, so
 * that risk's client sends again what is on the log. A broker that was killed knows the frame and takes it once; one
 * that forgot whom it had its records from, as its files of that are deleted, takes it twice. Frames are also written
 * again by another client.
 */
final class SecondCopyFault {
    private static final String JOURNAL = "risk-journal";
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int COPIES = 3;
    private static final int ATTEMPTS = 4;
    /** What the broker's files of a partition's producers end with. */
    private static final String PRODUCERS = ".snapshot";

    /** What a frame is known by. */
    private record Name(long reign, long owner, long seq) {}

    private final Fleet fleet;
    private final Platform platform;
    private final long seed;
    private final Random random;
    private final Tally tally = new Tally();

    SecondCopyFault(Fleet fleet, long seed) {
        this.fleet = fleet;
        this.platform = fleet.platform();
        this.seed = seed;
        this.random = new Random(seed);
    }

    Tally run() throws Exception {
        try (Flow flow = new Flow(platform, "copy", seed)) {
            flow.awaitMixed();
            acknowledgementsLost(flow, this::brokerKilled);
            flow.awaitAnswers(true);
            tally.add("copiesByTheKilledBroker", copies(flow));
            long sentAgain = sentAgain(flow);
            tally.add("copiesByTheForgetfulBroker", sentAgain);
            writtenAgain(flow);
            flow.awaitAnswers(true);
            tally.add("copies", copies(flow));
            Check.that(tally.of("copies") >= sentAgain + COPIES, "%s copies are on the log", tally.of("copies"));
            flow.audited(tally);
        }
        return tally;
    }

    /** How a broker ends. */
    @FunctionalInterface
    private interface BrokerEnd {
        void come() throws IOException;
    }

    /**
     * The same bytes by the same client, which the broker takes a second time. Where a loaded machine takes longer for
     * that than risk waits for an acknowledgement, risk ends and sends nothing again; then it is tried again.
     */
    private long sentAgain(Flow flow) throws Exception {
        long before = copies(flow);
        long found = 0;
        for (int attempt = 0; found == 0 && attempt < ATTEMPTS; attempt++) {
            long reign = flow.tail().reign();
            acknowledgementsLost(flow, this::brokerForgot);
            flow.awaitAnswers(true);
            found = copies(flow) - before;
            Check.that(found == 0 || flow.tail().reign() == reign, "who sent a frame twice reigns on");
        }
        Check.that(found > 0, "a frame that was sent again is on the log twice");
        return found;
    }

    private void brokerKilled() {
        fleet.kill(Catalogue.BROKER);
    }

    /** It is stopped in order: then it believes its files, and those that say who wrote what are not there any more. */
    private void brokerForgot() throws IOException {
        fleet.stop(Catalogue.BROKER);
        Path kafka = platform.data().kafka();
        Check.that(Files.exists(kafka.resolve(".kafka_cleanshutdown")), "the broker was stopped in order");
        try (Stream<Path> files = Files.list(kafka.resolve(Topics.ORDER_EVENTS + "-0"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(PRODUCERS)).toList()) {
                Files.delete(file);
            }
        }
    }

    private void acknowledgementsLost(Flow flow, BrokerEnd end) throws Exception {
        Hold hold = fleet.proxy().hold(Direction.ANSWERS, JOURNAL);
        Await.until(
                "an acknowledgement to hold back",
                PATIENCE,
                () -> {
                    flow.traffic().busy();
                    return hold.held();
                },
                held -> held > 0);
        end.come();
        hold.noMore();
        fleet.proxy().cut(JOURNAL);
        fleet.start(Catalogue.BROKER);
        fleet.awaitReady(Catalogue.BROKER);
        fleet.restore().forEach(name -> tally.add("endedByItself." + name, 1));
    }

    /** Frames of the reign that goes on, among them the very last one. Its owner notices, and reigns on. */
    private void writtenAgain(Flow flow) throws Exception {
        long reign = flow.tail().reign();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.bootstrap(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int copy = 0; copy < COPIES; copy++) {
                flow.awaitAnswers(false);
                List<LogRecord> own = flow.tail().records().stream()
                        .filter(at -> at.offset() > reign)
                        .toList();
                LogRecord again = copy == 0 ? own.getLast() : own.get(random.nextInt(own.size()));
                producer.send(new ProducerRecord<>(Topics.ORDER_EVENTS, 0, null, again.value()))
                        .get(30, TimeUnit.SECONDS);
            }
        }
        flow.awaitAnswers(true);
        Check.equal(flow.tail().reign(), reign, "the reign that frames were copied of");
    }

    private static long copies(Flow flow) {
        Map<Name, Integer> met = new HashMap<>();
        for (LogRecord at : flow.tail().records()) {
            FrameHeader header = FrameReader.header(at.value());
            if (!header.epoch()) {
                met.merge(new Name(header.reign(), header.owner(), header.seq()), 1, Integer::sum);
            }
        }
        return met.values().stream().mapToLong(times -> times - 1).sum();
    }
}
