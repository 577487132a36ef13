package io.nautilus.runtime.kafka;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.Signal;
import io.nautilus.contracts.Writer;
import io.nautilus.runtime.log.ExitCode;
import io.nautilus.runtime.log.ProcessEnd;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A topic of derived values that one engine writes. Its frames have no reign: each signal carries the source that gave
 * it, so what is sent again after a restart is known by that. For the loop alone.
 */
public final class SignalTopic implements AutoCloseable {
    private static final Duration DELIVERY = Duration.ofSeconds(15);
    /** How a value is computed may change with every release; whoever reads it goes by its schema or version. */
    private static final int RULES_VERSION = 0;

    private final KafkaClients clients;
    private final String topic;
    private final Writer writer;
    private final ProcessEnd end;
    private final LongSupplier clock;
    private final FrameWriter frame = new FrameWriter();
    private final long owner;
    private long seq;
    private KafkaProducer<byte[], byte[]> producer;

    /** {@code owner} is drawn anew at each start of a process. */
    public SignalTopic(
            KafkaClients clients, String topic, Writer writer, long owner, ProcessEnd end, LongSupplier clock) {
        this.clients = clients;
        this.topic = topic;
        this.writer = writer;
        this.owner = owner;
        this.end = end;
        this.clock = clock;
    }

    /**
     * Writes signals in their order, as many frames as they need, some time later. What cannot be written ends the
     * process.
     */
    public void send(List<? extends Signal> signals) {
        for (Signal signal : signals) {
            if (!frame.add(signal)) {
                sendFrame();
                frame.add(signal);
            }
        }
        if (frame.messageCount() > 0) {
            sendFrame();
        }
    }

    private void sendFrame() {
        if (producer == null) {
            producer = clients.valueProducer(DELIVERY);
        }
        long clockNanos = clock.getAsLong();
        FrameHeader header = new FrameHeader(
                RULES_VERSION,
                false,
                false,
                writer,
                FrameHeader.NO_REIGN,
                owner,
                seq++,
                clockNanos,
                clockNanos,
                FrameHeader.CAUSE_NONE,
                List.of(),
                List.of(),
                List.of());
        producer.send(new ProducerRecord<>(topic, 0, null, frame.finish(header)), (sent, failure) -> {
            if (failure != null) {
                throw end.because(ExitCode.SEND_FAILED, "signals could not be written to " + topic + ": " + failure);
            }
        });
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(DELIVERY);
        }
    }
}
