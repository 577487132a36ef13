package io.nautilus.launcher.faults;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.log.LogRecord;
import java.util.ArrayList;
import java.util.List;

/** A journal in memory, risk's if it is not said whose; a record's append time is its offset in milliseconds. */
final class TestLog {
    private static final Writer RISK = new Writer(WriterKind.RISK, 0);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Writer writer;
    private final List<LogRecord> records = new ArrayList<>();

    TestLog() {
        this(RISK);
    }

    TestLog(Writer writer) {
        this.writer = writer;
    }

    List<LogRecord> records() {
        return List.copyOf(records);
    }

    Journal journal() {
        return Journal.of(records);
    }

    /** Returns the reign that begins. */
    long epoch(long owner) {
        append(true, FrameHeader.NO_REIGN, owner, -1, List.of());
        return records.size() - 1L;
    }

    TestLog frame(long reign, long owner, long seq, Message... events) {
        append(false, reign, owner, seq, List.of(events));
        return this;
    }

    private void append(boolean epoch, long reign, long owner, long seq, List<? extends Message> events) {
        FrameWriter frame = new FrameWriter();
        events.forEach(frame::add);
        long nowNanos = records.size() * NANOS_PER_MILLI;
        byte[] bytes = frame.finish(new FrameHeader(
                1,
                epoch,
                false,
                writer,
                reign,
                owner,
                seq,
                nowNanos,
                nowNanos,
                FrameHeader.CAUSE_INPUTS,
                List.of(),
                List.of(),
                List.of()));
        records.add(new LogRecord(records.size(), 0, nowNanos, bytes));
    }
}
