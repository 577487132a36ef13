package io.nautilus.runtime.log;

import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.runtime.log.Folded.Last;
import java.util.zip.CRC32C;

/**
 * What a snapshot says of itself. {@code schema} names the release whose state it is; {@code next} is the offset behind
 * the last record folded, {@code leaderEpoch} and {@code recordCrc} are that record's: where the log still has the same
 * record there, it has everything before it, too.
 */
public record SnapshotHeader(String schema, long next, int leaderEpoch, int recordCrc, Last last) {
    static SnapshotHeader behind(String schema, LogRecord record, Last last) {
        return new SnapshotHeader(schema, record.offset() + 1, record.leaderEpoch(), crc(record), last);
    }

    /** Whether this is the last record that was folded. */
    boolean isOf(LogRecord record) {
        return record.offset() == next - 1 && record.leaderEpoch() == leaderEpoch && crc(record) == recordCrc;
    }

    private static int crc(LogRecord record) {
        CRC32C crc = new CRC32C();
        crc.update(record.value(), 0, record.value().length);
        return (int) crc.getValue();
    }

    void save(StateWriter out) {
        out.text(schema);
        out.number(next);
        out.number(leaderEpoch);
        out.number(recordCrc);
        out.writer(last.writer());
        out.number(last.reign());
        out.fixed(last.owner());
        out.number(last.seq());
        out.number(last.timeNanos());
        out.number(last.rulesVersion());
    }

    static SnapshotHeader restored(StateReader in) {
        return new SnapshotHeader(
                in.text(),
                in.number(),
                in.integer(),
                in.integer(),
                new Last(in.writer(), in.number(), in.fixed(), in.number(), in.number(), in.integer()));
    }
}
