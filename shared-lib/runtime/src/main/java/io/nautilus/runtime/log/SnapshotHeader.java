package io.nautilus.runtime.log;

import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.runtime.log.Folded.Last;

/**
 * What a snapshot says of itself. {@code schema} names the release whose state it is, {@code record} is the last one
 * that was folded.
 */
public record SnapshotHeader(String schema, LastRecord record, Last last) {
    /** The offset behind the last record folded. */
    public long next() {
        return record.next();
    }

    void save(StateWriter out) {
        out.text(schema);
        record.save(out);
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
                LastRecord.restored(in),
                new Last(in.writer(), in.number(), in.fixed(), in.number(), in.number(), in.integer()));
    }
}
