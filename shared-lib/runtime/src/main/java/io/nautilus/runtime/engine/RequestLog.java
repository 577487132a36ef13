package io.nautilus.runtime.engine;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.CommandCodec;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.kafka.KafkaClients;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * The HTTP side's writer of requests and commands. It has no reign: what it writes is made idempotent by ids. A send
 * that fails is only logged, because it may still land: whoever waits for the outcome is told that it is unknown.
 */
@ApplicationScoped
public class RequestLog {
    private static final Logger LOG = Logger.getLogger(RequestLog.class);
    private static final int RULES_VERSION = 0;
    /** Writers wait for each other, so one must not wait for long. */
    private static final Duration BLOCK = Duration.ofMillis(200);

    private static final int MOST_UNACKNOWLEDGED = 10_000;

    private final Writer writer;
    private final long owner = new SecureRandom().nextLong();
    private final FrameWriter frame = new FrameWriter();
    private final KafkaProducer<byte[], byte[]> producer;
    /** Of more than these the oldest is forgotten; then nothing is said of why its outcome is unknown. */
    private final SequencedSet<MessageId> unacknowledged = new LinkedHashSet<>();

    private long seq;

    RequestLog(EngineConfig config) {
        writer = new Writer(WriterKind.HTTP, config.shard());
        KafkaClients clients = new KafkaClients(config.bootstrap(), config.engine() + "-http");
        producer =
                clients.requestProducer(config.maxRequestAge().multipliedBy(9).dividedBy(10), BLOCK);
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    /** Writes a request. {@code known} learns its id before the request can have any effect. */
    public synchronized MessageId request(Function<MessageId, OrderRequest> made, Consumer<MessageId> known) {
        MessageId id = nextId();
        OrderRequest request = made.apply(id);
        long clockNanos = EpochClock.SYSTEM.getAsLong();
        FrameHeader header = new FrameHeader(
                RULES_VERSION,
                false,
                false,
                writer,
                FrameHeader.NO_REIGN,
                owner,
                id.seq(),
                clockNanos,
                clockNanos,
                FrameHeader.CAUSE_NONE,
                List.of(),
                List.of(),
                List.of());
        frame.add(request);
        known.accept(id);
        send(Topics.ORDER_REQUESTS, frame.finish(header), id);
        return id;
    }

    /** Writes a command that is made with its id. */
    public synchronized MessageId command(Function<MessageId, Command> made, Consumer<MessageId> known) {
        MessageId id = nextId();
        byte[] value = CommandCodec.encode(made.apply(id));
        known.accept(id);
        send(Topics.COMMANDS, value, id);
        return id;
    }

    /** Whether the log is known not to have acknowledged what was written with this id, newest failures only. */
    boolean isUnacknowledged(MessageId id) {
        synchronized (unacknowledged) {
            return unacknowledged.contains(id);
        }
    }

    private void failed(MessageId id) {
        synchronized (unacknowledged) {
            unacknowledged.add(id);
            if (unacknowledged.size() > MOST_UNACKNOWLEDGED) {
                unacknowledged.removeFirst();
            }
        }
    }

    private MessageId nextId() {
        return new MessageId(writer, owner, seq++, 0);
    }

    private void send(String topic, byte[] value, MessageId id) {
        producer.send(new ProducerRecord<>(topic, 0, null, value), (sent, failure) -> {
            if (failure != null) {
                failed(id);
                LOG.warnf("%s to %s has an unknown outcome: %s", id, topic, failure.toString());
            }
        });
    }
}
