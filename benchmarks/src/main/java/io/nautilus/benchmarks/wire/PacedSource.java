package io.nautilus.benchmarks.wire;

import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.runtime.engine.PublisherBody;
import java.util.List;
import java.util.function.Consumer;

/** Holds a source of events back until it is let go, and ends it after a number of them. */
final class PacedSource implements PublisherBody.Source {
    /** Gives some events; called again for more. */
    interface Events {
        void begin(long wallNanos);

        void some(Consumer<MarketEvent> out);
    }

    private static final long WAIT_NANOS = 200_000;
    private static final long FOR_EVER_NANOS = 10_000_000_000L;

    private final Events events;
    private final long limit;
    private volatile boolean going;
    private long given;

    PacedSource(Events events, long limit) {
        this.events = events;
        this.limit = limit;
    }

    void go() {
        going = true;
    }

    @Override
    public void published(MarketEvent event) {
        throw new IllegalStateException("a topic of a benchmark's own held " + event);
    }

    @Override
    public void begin(long wallNanos, Consumer<MarketEvent> out) {
        events.begin(wallNanos);
    }

    @Override
    public long step(long wallNanos, Consumer<MarketEvent> out) {
        if (given == limit) {
            return wallNanos + FOR_EVER_NANOS;
        }
        if (!going) {
            return wallNanos + WAIT_NANOS;
        }
        events.some(event -> {
            if (given < limit) {
                given++;
                out.accept(event);
            }
        });
        return wallNanos;
    }

    @Override
    public List<Run> consumed() {
        return List.of();
    }

    @Override
    public void proven(MarketEvent event, int partition, long offset, int index) {
        // The readers of the topic are what is measured.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
