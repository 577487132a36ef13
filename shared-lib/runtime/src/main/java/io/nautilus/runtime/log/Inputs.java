package io.nautilus.runtime.log;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The partitions an owner reads, by input number. Everything that enters a step enters here, so the runs on the journal
 * tell the whole story.
 */
public interface Inputs {
    /** The next record fetched and not yet taken, or null when none is there now. */
    LogRecord peek(int input);

    /** Takes the record that {@link #peek} gave. */
    void take(int input);

    /**
     * Goes on from a position. Returns the offset at which the log parted from what was read before, when its tail was
     * lost since; the input then goes on from there.
     */
    OptionalLong seek(int input, Position position);

    /** Whether the log no longer holds where the input stands: nothing of it comes until it is sought anew. */
    boolean lost(int input);

    /** The offset after the last record, as the partition stands now. */
    long end(int input);

    /** The first offset the partition still holds. */
    long beginning(int input);

    /** Where to read on from so that the soft state of the last {@code lookBack} is rebuilt at {@code offset}. */
    long warmStart(int input, long offset, Duration lookBack);

    /** Gives the records in {@code [from, to)} without moving the input. */
    void scan(int input, long from, long to, Consumer<LogRecord> reader);
}
