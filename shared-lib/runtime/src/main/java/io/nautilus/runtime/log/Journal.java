package io.nautilus.runtime.log;

import java.util.function.Consumer;

/** The owner's output partition, as the core of the protocol sees it. */
public interface Journal {
    /**
     * Sends a frame. The answer comes later as an acknowledgement with the same {@code tag}; a send that fails ends the
     * process. Frames reach the log in the order of the calls or not at all.
     */
    void append(long tag, byte[] frame);

    /** Gives every record from {@code from} to {@code to}, both included, that the partition still holds, in order. */
    void read(long from, long to, Consumer<LogRecord> reader);

    /**
     * An offset from which on the last frames before {@code before} are found, enough to go on from: for journals whose
     * state is not the fold of the whole log (market data).
     */
    long tail(long before);
}
