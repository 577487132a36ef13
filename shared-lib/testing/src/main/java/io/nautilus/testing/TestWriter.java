package io.nautilus.testing;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Writer;
import io.nautilus.runtime.engine.EpochClock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Writes frames as some writer would. One that reigns has written its epoch frame; HTTP and programs have no reign. */
public final class TestWriter {
    private static final AtomicLong OWNERS = new AtomicLong(0x7e57);

    private final TestLog log;
    private final String topic;
    private final Writer writer;
    private final long owner = OWNERS.incrementAndGet();
    private final FrameWriter frame = new FrameWriter();
    private final long reign;
    private long seq;

    TestWriter(TestLog log, String topic, Writer writer) {
        this.log = log;
        this.topic = topic;
        this.writer = writer;
        this.reign = writer.kind().reigns() ? log.append(topic, epoch()) : FrameHeader.NO_REIGN;
    }

    private byte[] epoch() {
        long nowNanos = EpochClock.SYSTEM.getAsLong();
        return frame.finish(header(true, FrameHeader.NO_REIGN, FrameHeader.NO_SEQ, nowNanos));
    }

    /** Goes on behind the last valid frame of an earlier owner of the same writer. */
    public TestWriter goingOnBehind(TestWriter earlier) {
        seq = earlier.seq;
        return this;
    }

    /** Writes one frame with these messages; returns the id of the first when it is on the log. */
    public synchronized MessageId write(Message... messages) {
        return writeAt(EpochClock.SYSTEM.getAsLong(), messages);
    }

    /** The same, with another clock than the real one. */
    public synchronized MessageId writeAt(long clockNanos, Message... messages) {
        MessageId id = new MessageId(writer, owner, seq, 0);
        log.append(topic, frameAt(clockNanos, messages));
        return id;
    }

    /** The bytes of the next frame, for a test that spoils them before it writes them. */
    public synchronized byte[] frame(Message... messages) {
        return frameAt(EpochClock.SYSTEM.getAsLong(), messages);
    }

    private byte[] frameAt(long clockNanos, Message... messages) {
        for (Message message : messages) {
            if (!frame.add(message)) {
                throw new IllegalArgumentException("does not fit a frame: " + message);
            }
        }
        return frame.finish(header(false, reign, seq++, clockNanos));
    }

    private FrameHeader header(boolean epoch, long ofReign, long ofSeq, long clockNanos) {
        return new FrameHeader(
                1,
                epoch,
                false,
                writer,
                ofReign,
                owner,
                ofSeq,
                clockNanos,
                clockNanos,
                FrameHeader.CAUSE_NONE,
                List.of(),
                List.of(),
                List.of());
    }

    /** The offset of the epoch frame. */
    public long reign() {
        return reign;
    }
}
