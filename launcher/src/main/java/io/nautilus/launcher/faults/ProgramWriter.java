package io.nautilus.launcher.faults;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
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
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A user's program that writes requests to the topic itself, with ids that it knows. */
public final class ProgramWriter implements AutoCloseable {
    private static final Writer WRITER = new Writer(WriterKind.PROGRAM, 0);
    private static final String NAME = "system-test";

    private final KafkaProducer<byte[], byte[]> producer;
    private final long owner;
    private final Map<MessageId, Long> acknowledgedNanos = new ConcurrentHashMap<>();
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

    public static SubmitOrder market(String clientOrderId, String instrument, Side side, String quantity) {
        return submit(clientOrderId, instrument, side, quantity, OrderType.MARKET, TimeInForce.IOC, null);
    }

    public static SubmitOrder limit(String clientOrderId, String instrument, Side side, String quantity, String price) {
        return submit(clientOrderId, instrument, side, quantity, OrderType.LIMIT, TimeInForce.GTC, price);
    }

    private static SubmitOrder submit(
            String clientOrderId,
            String instrument,
            Side side,
            String quantity,
            OrderType type,
            TimeInForce timeInForce,
            String price) {
        BigDecimal size = new BigDecimal(quantity);
        BigDecimal limit = price == null ? BigDecimal.ZERO : new BigDecimal(price);
        OrderTerms terms = new OrderTerms(
                "main",
                clientOrderId,
                instrument,
                side,
                type,
                timeInForce,
                size.scale(),
                size.unscaledValue().longValueExact(),
                limit.scale(),
                price == null ? OrderTerms.NO_PRICE : limit.unscaledValue().longValueExact());
        return new SubmitOrder(terms, NAME);
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
