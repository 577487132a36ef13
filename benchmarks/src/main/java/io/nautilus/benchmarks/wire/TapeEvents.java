package io.nautilus.benchmarks.wire;

import io.nautilus.contracts.MarketEvent;
import java.util.function.Consumer;

/** The events of a tape, over and over. */
final class TapeEvents implements PacedSource.Events {
    /** What one step gives: whole frames. */
    private static final int SOME = 4_096;

    private final MarketEvent[] tape;
    private int next;

    TapeEvents(MarketEvent[] tape) {
        this.tape = tape;
    }

    @Override
    public void begin(long wallNanos) {
        next = 0;
    }

    @Override
    public void some(Consumer<MarketEvent> out) {
        for (int i = 0; i < SOME; i++) {
            out.accept(tape[next]);
            next = (next + 1) % tape.length;
        }
    }
}
