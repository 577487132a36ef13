package io.nautilus.runtime.log;

import java.util.function.Consumer;

/** Where a reader may begin instead of at the log's first record. A cache: without any, the fold is a whole one. */
public interface Snapshots {
    /** Gives the records of a stretch of the log, both ends included. */
    @FunctionalInterface
    interface Stretch {
        void read(long from, long to, Consumer<LogRecord> reader);
    }

    /** For logs of which no snapshots are made. */
    Snapshots NONE = new Snapshots() {
        @Override
        public long restore(Folded fresh, Stretch log, long end, Consumer<String> lost) {
            return 0;
        }

        @Override
        public void compare(Stretch log, long end, Consumer<String> lost) {}

        @Override
        public void discard(String why) {}
    };

    /**
     * Restores the newest one that is good and whose last record still stands on the log, which ends before
     * {@code end}. Returns the offset to fold on from, 0 where there is none. Where the log lost what a snapshot knew,
     * {@code lost} is told of it and none is used. Nothing else knows of that loss, so whoever has to note it discards
     * them only then.
     */
    long restore(Folded fresh, Stretch log, long end, Consumer<String> lost);

    /**
     * Uses none, but tells {@code lost} where the log, which ends before {@code end}, lost what the newest good one knew:
     * of a log that is suspect for another reason, too, the offsets are named where they are known.
     */
    void compare(Stretch log, long end, Consumer<String> lost);

    /** Throws all of them away: the log may not have what they know. */
    void discard(String why);
}
