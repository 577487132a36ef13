package io.nautilus.runtime.engine;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.kafka.KafkaJournal;
import io.nautilus.runtime.kafka.LogWait;
import io.nautilus.runtime.log.FrameValidator;
import io.nautilus.runtime.log.JournalFold;
import io.nautilus.runtime.log.JournalOwner;
import io.nautilus.runtime.log.ProcessEnd;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Publishes a source's events on the partitions of a topic, each of which has a reign of its own: the body of the loop
 * of an engine whose inputs are sockets and clocks. Its state is not the fold of its journal, so a reign begins by
 * saying everything anew; of the past it reads only the tail.
 */
public final class PublisherBody implements LoopBody {
    /** Where the events come from. Called by the loop alone. */
    public interface Source {
        /** What the tail of the log says was published before; called before {@link #begin}. */
        void published(MarketEvent event);

        /** The reign begins. */
        void begin(long wallNanos, Consumer<MarketEvent> out);

        /** Gives what is due, a bounded amount of it, and returns the wall time of the next call. */
        long step(long wallNanos, Consumer<MarketEvent> out);

        /** How far the venue's input was taken since the last frame; what a frame's header says it consumed. */
        List<Run> consumed();

        /** The event is on the log and counts: it is the message {@code index} of the record at {@code offset}. */
        void proven(MarketEvent event, int partition, long offset, int index);

        void close();
    }

    private static final int MESSAGES = 256;
    private static final int BYTES = 32 * 1024;
    /**
     * More than the eight of a journal that decides: these are about three of the client's batches, so that under load
     * each request to the broker is a full one. With eight, requests were half as large and the broker's work per
     * message nearly twice as much (measured, docs/performance.md).
     */
    private static final int FRAMES_IN_FLIGHT = 32;

    private static final int RULES_VERSION = 1;
    private static final long ACK_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long FINISH_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final String topic;
    private final int partitions;
    private final Source source;
    private final Inbox inbox;
    private final KafkaClients clients;
    private final ProcessEnd end;
    private final LongSupplier clock;
    private final LongConsumer proofs;
    private final List<Lane> lanes = new ArrayList<>();
    private long dueNanos;
    private boolean begun;
    private volatile State state = State.WAITING_FOR_LOG;

    public PublisherBody(
            String topic,
            int partitions,
            Source source,
            Inbox inbox,
            KafkaClients clients,
            ProcessEnd end,
            LongSupplier clock,
            LongConsumer proofs) {
        this.topic = topic;
        this.partitions = partitions;
        this.source = source;
        this.inbox = inbox;
        this.clients = clients;
        this.end = end;
        this.clock = clock;
        this.proofs = proofs;
    }

    /** One partition with its reign. */
    private final class Lane {
        final int partition;
        final KafkaJournal journal;
        final JournalOwner<MarketEvent> owner;

        Lane(int partition) {
            this.partition = partition;
            journal = new KafkaJournal(
                    clients, new TopicPartition(topic, partition), WriterKind.MARKETDATA, inbox::wake, end);
            owner = new JournalOwner<>(
                    new Writer(WriterKind.MARKETDATA, partition),
                    RULES_VERSION,
                    new SecureRandom().nextLong(),
                    FRAMES_IN_FLIGHT,
                    journal,
                    this::proven,
                    end);
            owner.start(clock.getAsLong());
        }

        private void proven(long offset, FrameHeader header, List<MarketEvent> events) {
            left(offset, events);
            if (owner.reigns()) {
                proofs.accept(clock.getAsLong() - header.clockNanos());
            }
        }

        private void left(long offset, List<MarketEvent> events) {
            for (int index = 0; index < events.size(); index++) {
                if (owner.reigns()) {
                    source.proven(events.get(index), partition, offset, index);
                } else {
                    source.published(events.get(index));
                }
            }
        }

        void acknowledged(long tag, long offset) {
            if (tag == JournalOwner.EPOCH_TAG) {
                FrameValidator joining = FrameValidator.joining(FrameHeader.NO_REIGN);
                Writer writer = new Writer(WriterKind.MARKETDATA, partition);
                owner.reign(
                        offset,
                        journal.tail(offset),
                        new JournalFold<>(writer, joining, (at, header, events) -> left(at, events)));
            } else {
                owner.acknowledged(tag, offset);
            }
        }

        void add(MarketEvent event) {
            while (!owner.mayWrite()) {
                inbox.await(ACK_WAIT_NANOS);
                drain();
            }
            owner.emit(event);
            if (owner.draftMessages() >= MESSAGES || owner.draftBytes() >= BYTES) {
                write();
            }
        }

        /** Under load messages gather while a frame is on its way; when nothing waits or is on its way, they leave. */
        void stepped(boolean moreWaits) {
            if (!moreWaits || owner.unproven() == 0) {
                write();
            }
        }

        void write() {
            if (owner.draftMessages() > 0) {
                owner.write(
                        owner.moment(clock.getAsLong()),
                        FrameHeader.CAUSE_INPUTS,
                        source.consumed(),
                        List.of(),
                        List.of());
            }
        }

        void drain() {
            journal.drain(this::acknowledged);
        }
    }

    @Override
    public void begin() throws InterruptedException {
        LogWait.until(clients, List.of(topic));
        state = State.RECOVERING;
        for (int partition = 0; partition < partitions; partition++) {
            lanes.add(new Lane(partition));
        }
    }

    @Override
    public void pass() {
        lanes.forEach(Lane::drain);
        if (begun) {
            inbox.carryOut();
            long nowNanos = clock.getAsLong();
            if (nowNanos >= dueNanos || dueNanos - nowNanos > TimeUnit.MINUTES.toNanos(1)) {
                dueNanos = source.step(nowNanos, this::publish);
                boolean moreWaits = dueNanos <= clock.getAsLong();
                lanes.forEach(lane -> lane.stepped(moreWaits));
            }
            inbox.await(Math.min(dueNanos - clock.getAsLong(), LONGEST_WAIT_NANOS));
        } else if (lanes.stream().allMatch(lane -> lane.owner.reigns())) {
            source.begin(clock.getAsLong(), this::publish);
            lanes.forEach(Lane::write);
            begun = true;
            state = State.READY;
        } else {
            inbox.await(LONGEST_WAIT_NANOS);
        }
    }

    /** What speaks of all instruments is said on every partition, what speaks of one on its own. */
    public void publish(MarketEvent event) {
        if (event.instrumentId() == 0) {
            lanes.forEach(lane -> lane.add(event));
        } else {
            lanes.get(event.instrumentId() % partitions).add(event);
        }
    }

    @Override
    public void finish() {
        state = State.STOPPING;
        source.close();
        lanes.forEach(Lane::write);
        long untilNanos = System.nanoTime() + FINISH_NANOS;
        while (lanes.stream().anyMatch(lane -> lane.owner.unproven() > 0) && System.nanoTime() < untilNanos) {
            inbox.await(ACK_WAIT_NANOS);
            lanes.forEach(Lane::drain);
        }
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public List<Lag> lags() {
        return List.of();
    }

    @Override
    public void wake() {
        inbox.wake();
    }

    @Override
    public void close() {
        lanes.forEach(lane -> lane.journal.close());
    }
}
