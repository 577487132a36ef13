package io.nautilus.benchmarks.orders;

import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.log.FrameGate;
import io.nautilus.runtime.log.FrameValidator;
import io.nautilus.runtime.log.LogRecord;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Through risk: frames of requests, frames of order events, as a program writes and reads them. Each request has one
 * event.
 */
final class OwnWay extends LogWay {
    static final String NAME = "ours";

    private static final Writer PROGRAM = new Writer(WriterKind.PROGRAM, 0);

    /** What is asked for. */
    enum Mix {
        /** Every other request submits a resting order, the next cancels it, so the open orders stay few. */
        SUBMIT_AND_CANCEL,
        /** Resting orders that stay. */
        SUBMIT
    }

    private final long owner;
    private final Mix mix;
    private final FrameWriter frame = new FrameWriter();
    private final FrameGate gate = new FrameGate(FrameValidator.joining(FrameHeader.NO_REIGN));
    /** From when a request left until risk's clock when it decided; from then until its event was read. */
    final Histogram untilDecided = Latencies.histogram();

    final Histogram sinceDecided = Latencies.histogram();
    private volatile byte[] lastAccepted;
    private volatile byte[] lastCancelled;
    private volatile byte[] lastSubmit;
    private volatile byte[] lastCancel;

    OwnWay(KafkaClients clients, long owner, Mix mix, Histogram late) {
        super(clients, Topics.ORDER_REQUESTS, Topics.ORDER_EVENTS, late);
        this.owner = owner;
        this.mix = mix;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    byte[] request(long number) {
        boolean submits = mix == Mix.SUBMIT || number % 2 == 0;
        OrderRequest request = submits
                ? new SubmitOrder(BenchOrders.terms("b" + owner + "-" + number, number), "benchmark")
                : new CancelOrder(id(number - 1), "benchmark", "");
        long clockNanos = EpochClock.SYSTEM.getAsLong();
        frame.add(request);
        byte[] bytes = frame.finish(new FrameHeader(
                0,
                false,
                false,
                PROGRAM,
                FrameHeader.NO_REIGN,
                owner,
                number,
                clockNanos,
                clockNanos,
                FrameHeader.CAUSE_NONE,
                List.of(),
                List.of(),
                List.of()));
        if (submits) {
            lastSubmit = bytes;
        } else {
            lastCancel = bytes;
        }
        return bytes;
    }

    private MessageId id(long number) {
        return new MessageId(PROGRAM, owner, number, 0);
    }

    /** A submit's and a cancel's frame, as they were last sent. */
    List<byte[]> requests() {
        return List.of(lastSubmit, lastCancel);
    }

    /** Frames with the event of one submit and of one cancel alone, as they were last read. */
    Optional<List<byte[]>> answers() {
        return lastAccepted == null || lastCancelled == null
                ? Optional.empty()
                : Optional.of(List.of(lastAccepted, lastCancelled));
    }

    @Override
    void outcomes(ConsumerRecord<byte[], byte[]> at) {
        gate.pass(new LogRecord(at.offset(), 0, 0, at.value())).ifPresent(passed -> {
            boolean alone = gate.messages().messageCount() == 1;
            while (gate.messages().next()) {
                Message event = gate.messages().message();
                long nowNanos = System.nanoTime();
                long decidedAgo =
                        EpochClock.SYSTEM.getAsLong() - passed.header().clockNanos();
                MessageId asked = askedBy(event);
                if (asked != null && asked.owner() == owner) {
                    checkDone(event);
                    keep(event, alone, at.value());
                    long sentAgo = outcome(asked.seq(), nowNanos);
                    Latencies.record(sinceDecided, decidedAgo);
                    Latencies.record(untilDecided, sentAgo - decidedAgo);
                }
            }
        });
    }

    private void keep(Message event, boolean alone, byte[] bytes) {
        if (alone && event instanceof OrderAccepted) {
            lastAccepted = bytes;
        } else if (alone && event instanceof OrderCancelled) {
            lastCancelled = bytes;
        }
    }

    private static MessageId askedBy(Message event) {
        return switch (event) {
            case OrderAccepted accepted -> accepted.orderId();
            case OrderCancelled cancelled -> cancelled.requestId();
            case OrderDenied denied -> denied.orderId();
            case CancelDenied denied -> denied.requestId();
            default -> null;
        };
    }

    private static void checkDone(Message event) {
        if (event instanceof OrderDenied || event instanceof CancelDenied) {
            throw new IllegalStateException("risk denied what is measured: " + event);
        }
    }
}
