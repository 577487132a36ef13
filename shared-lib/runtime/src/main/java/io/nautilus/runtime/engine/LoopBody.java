package io.nautilus.runtime.engine;

import io.nautilus.runtime.kafka.KafkaInputs;
import java.util.List;

/** What an engine's loop thread runs. All methods but {@link #state}, {@link #lags},
 * {@link #answeredBacklog} and {@link #wake} are called by that thread alone. */
public interface LoopBody extends AutoCloseable {
    /** What an engine is doing, as {@code /status} and {@code /health} show it. */
    enum State {
        /** The broker is not there yet. */
        WAITING_FOR_LOG,
        /** Folding the journal, or reading inputs up to now. */
        RECOVERING,
        READY,
        STOPPING
    }

    /**
     * How far an input is behind the log's end; {@code records} is absent while that is not known. {@code fetched} of
     * them wait in the process; at {@link KafkaInputs#QUEUE_RECORDS} fetching waits.
     */
    record Lag(String topic, int partition, long next, Long records, int fetched, long voidFrames, long malformed) {}

    /** Blocks until the log is there, then begins. */
    void begin() throws InterruptedException;

    /** One pass; waits for input for at most some tens of milliseconds. */
    void pass();

    /** Takes nothing more and lets what was decided be proven. */
    void finish();

    State state();

    List<Lag> lags();

    /** Whether what was asked of an earlier process has its outcome here already, where this decides at all. */
    default boolean answeredBacklog() {
        return true;
    }

    /** Ends the wait of a pass. Any thread may call it. */
    void wake();

    @Override
    void close();
}
