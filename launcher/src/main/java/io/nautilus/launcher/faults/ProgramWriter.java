package io.nautilus.launcher.faults;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.CommandCodec;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A user's program that writes requests and commands to their topics itself, with ids that it knows. */
public final class ProgramWriter implements AutoCloseable {
    private static final Writer WRITER = new Writer(WriterKind.PROGRAM, 0);

    private final KafkaProducer<byte[], byte[]> producer;
    private final long owner;
    private final Map<MessageId, Long> acknowledgedNanos = new ConcurrentHashMap<>();
    private final Map<MessageId, Long> commandsAcknowledgedNanos = new ConcurrentHashMap<>();
    private final FrameWriter frame = new FrameWriter();
    private long seq;

    /** {@code owner} is to be another one for each writer. */
    public ProgramWriter(String bootstrap, long owner) {
        this.owner = owner;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "acks",
                        "all",
                        "linger.ms",
                        0,
                        "delivery.timeout.ms",
                        30_000,
                        "request.timeout.ms",
                        10_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends a request; the latch falls when the log has it. */
    public MessageId send(OrderRequest request, CountDownLatch onLog) {
        return send(List.of(request), onLog).getFirst();
    }

    /** Sends requests in one frame; the latch falls when the log has them. */
    public synchronized List<MessageId> send(List<? extends OrderRequest> requests, CountDownLatch onLog) {
        long frameSeq = seq++;
        List<MessageId> ids = IntStream.range(0, requests.size())
                .mapToObj(index -> new MessageId(WRITER, owner, frameSeq, index))
                .toList();
        long clockNanos = nanos(Instant.now());
        requests.forEach(frame::add);
        byte[] bytes = frame.finish(new FrameHeader(
                0,
                false,
                false,
                WRITER,
                FrameHeader.NO_REIGN,
                owner,
                frameSeq,
                clockNanos,
                clockNanos,
                FrameHeader.CAUSE_NONE,
                List.of(),
                List.of(),
                List.of()));
        producer.send(new ProducerRecord<>(Topics.ORDER_REQUESTS, 0, null, bytes), (sent, failure) -> {
            if (failure == null) {
                long nowNanos = nanos(Instant.now());
                ids.forEach(id -> acknowledgedNanos.put(id, nowNanos));
                onLog.countDown();
            }
        });
        return ids;
    }

    /** Sends a command, which is made with its id; does not wait. */
    public synchronized MessageId send(Function<String, Command> command) {
        MessageId id = new MessageId(WRITER, owner, seq++, 0);
        byte[] bytes = CommandCodec.encode(command.apply(id.toString()));
        producer.send(new ProducerRecord<>(Topics.COMMANDS, 0, null, bytes), (sent, failure) -> {
            if (failure == null) {
                commandsAcknowledgedNanos.put(id, nanos(Instant.now()));
            }
        });
        return id;
    }

    /** Sends a request and returns when the log has it. */
    public MessageId write(OrderRequest request) throws InterruptedException {
        CountDownLatch onLog = new CountDownLatch(1);
        MessageId id = send(request, onLog);
        if (!onLog.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the log did not take " + id);
        }
        return id;
    }

    /** When the log had a request, in nanoseconds since 1970; what is not acknowledged is absent. */
    public Map<MessageId, Long> acknowledgedNanos() {
        return acknowledgedNanos;
    }

    /** The same of commands. */
    public Map<MessageId, Long> commandsAcknowledgedNanos() {
        return commandsAcknowledgedNanos;
    }

    public static SubmitOrder market(String clientOrderId, String instrument, Side side, String quantity) {
        return draft(clientOrderId, instrument, side, quantity).market(TimeInForce.IOC, false);
    }

    public static SubmitOrder limit(String clientOrderId, String instrument, Side side, String quantity, String price) {
        return draft(clientOrderId, instrument, side, quantity).limit(new BigDecimal(price), TimeInForce.GTC);
    }

    private static OrderDraft draft(String clientOrderId, String instrument, Side side, String quantity) {
        return new OrderDraft(OrderDraft.MAIN, clientOrderId, instrument, side, new BigDecimal(quantity));
    }

    public static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    /** Returns when everything that was sent is on the log, or will not come. */
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
