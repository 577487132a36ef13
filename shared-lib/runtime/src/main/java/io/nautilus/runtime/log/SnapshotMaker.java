package io.nautilus.runtime.log;

import io.nautilus.runtime.log.SnapshotStore.Written;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes snapshots out of the log alone: a state of its own goes on from the newest snapshot through the one rule of
 * validity to the log's end, is written and forgotten. So nothing is in a snapshot that does not count. For one thread,
 * which is not the loop's.
 */
public final class SnapshotMaker {
    /** The log as it stands. */
    public interface Source extends Snapshots.Stretch {
        /** The offset after the last record. */
        long end();
    }

    private final SnapshotStore store;
    private final Supplier<? extends Folded> fresh;
    private final Source log;
    private final long everyFrames;
    private long madeTo;

    /** {@code everyFrames} of the log make a snapshot due. */
    public SnapshotMaker(SnapshotStore store, Supplier<? extends Folded> fresh, Source log, long everyFrames) {
        this.store = store;
        this.fresh = fresh;
        this.log = log;
        this.everyFrames = everyFrames;
    }

    /** A snapshot of all before {@code offset} is there already. */
    public void madeTo(long offset) {
        madeTo = offset;
    }

    /** Makes one where the log grew by enough since the last. */
    public Optional<Written> makeIfDue() throws IOException {
        return log.end() - madeTo >= everyFrames ? make() : Optional.empty();
    }

    /**
     * Makes one where anything is on the log that the last does not know. Made when an owner ended, it knows the
     * log's very last record: a later start notices if that one is gone.
     */
    public Optional<Written> makeLast() throws IOException {
        return log.end() > madeTo ? make() : Optional.empty();
    }

    /** Makes one of all that is on the log now; nothing where the newest one is as new. */
    Optional<Written> make() throws IOException {
        Folded state = fresh.get();
        long end = log.end();
        long from = store.restore(state, log, end, lost -> {});
        LogRecord[] last = {null};
        long[] expected = {from};
        log.read(from, end - 1, at -> {
            if (expected[0] == 0 && at.offset() != 0) {
                throw new IllegalStateException("the log begins at offset " + at.offset());
            }
            state.fold(at);
            expected[0] = at.offset() + 1;
            last[0] = at;
        });
        madeTo = expected[0];
        if (last[0] == null) {
            return Optional.empty();
        }
        state.settle();
        return Optional.of(store.write(state, last[0]));
    }
}
