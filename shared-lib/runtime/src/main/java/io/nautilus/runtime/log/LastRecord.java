package io.nautilus.runtime.log;

import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import java.util.zip.CRC32C;

/**
 * How far a log was folded, as a record and not a number: where the log still has the same record there, it has
 * everything before it, too. {@code next} is the offset behind it.
 */
public record LastRecord(long next, int leaderEpoch, int recordCrc) {
    static LastRecord of(LogRecord record) {
        return new LastRecord(record.offset() + 1, record.leaderEpoch(), crc(record));
    }

    private static int crc(LogRecord record) {
        CRC32C crc = new CRC32C();
        crc.update(record.value(), 0, record.value().length);
        return (int) crc.getValue();
    }

    /** Whether the log, of which what is before {@code end} counts, still has it. */
    boolean stands(Snapshots.Stretch log, long end) {
        if (next > end) {
            return false;
        }
        boolean[] same = {false};
        log.read(next - 1, next - 1, record -> same[0] = equals(of(record)));
        return same[0];
    }

    void save(StateWriter out) {
        out.number(next);
        out.number(leaderEpoch);
        out.number(recordCrc);
    }

    static LastRecord restored(StateReader in) {
        return new LastRecord(in.number(), in.integer(), in.integer());
    }
}
