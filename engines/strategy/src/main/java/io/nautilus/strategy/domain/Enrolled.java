package io.nautilus.strategy.domain;

import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.StrategyState;

/**
 * A strategy as the journal has it: what it is now, and the number and time of the last order it sent.
 */
public record Enrolled(StrategyChanged now, long submitted, long submittedNanos) {
    boolean runs() {
        return now.state() == StrategyState.RUNNING;
    }

    Enrolled changed(StrategyChanged next) {
        return new Enrolled(next, submitted, submittedNanos);
    }

    Enrolled submitted(long number, long timeNanos) {
        return new Enrolled(now, Math.max(submitted, number), timeNanos);
    }

    void save(StateWriter out) {
        out.message(now);
        out.number(submitted);
        out.number(submittedNanos);
    }

    static Enrolled restored(StateReader in) {
        return new Enrolled(in.message(StrategyChanged.class), in.number(), in.number());
    }
}
