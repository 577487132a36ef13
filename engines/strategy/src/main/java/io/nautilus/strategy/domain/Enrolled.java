package io.nautilus.strategy.domain;

import io.nautilus.contracts.Moment;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.StrategyState;

/**
 * A strategy as the journal has it: what it is now, what let it run or not ({@code held}: the last change that was not of
 * its parameters alone), and the number and time of the last order it sent.
 */
public record Enrolled(StrategyChanged now, StrategyChanged held, long submitted, long submittedNanos) {
    static Enrolled created(StrategyChanged created) {
        return new Enrolled(created, created, 0, Long.MIN_VALUE);
    }

    boolean runs() {
        return now.state() == StrategyState.RUNNING;
    }

    Enrolled changed(StrategyChanged next) {
        boolean only = next.reason().equals(Commands.PARAMETERS);
        return new Enrolled(next, only ? held : next, submitted, submittedNanos);
    }

    Enrolled submitted(long number, long timeNanos) {
        return new Enrolled(now, held, Math.max(submitted, number), timeNanos);
    }

    /** How many of its orders risk may still take: those that it has not decided, for as long as it may. */
    long undecided(Traded traded, Moment moment, long undecidedNanos) {
        boolean awaits = moment.timeNanos() - submittedNanos < undecidedNanos;
        return awaits ? Math.max(0, submitted - traded.decided()) : 0;
    }

    void save(StateWriter out) {
        out.message(now);
        out.message(held);
        out.number(submitted);
        out.number(submittedNanos);
    }

    static Enrolled restored(StateReader in) {
        return new Enrolled(
                in.message(StrategyChanged.class), in.message(StrategyChanged.class), in.number(), in.number());
    }
}
