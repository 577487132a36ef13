package io.nautilus.risk.domain;

import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderEvent;
import java.util.function.Consumer;

/** The input being decided: when, and where its events go. One is used again and again, as a {@link Candidate} is. */
final class Step {
    private Moment moment;
    private Consumer<OrderEvent> out;

    Step at(Moment now, Consumer<OrderEvent> to) {
        moment = now;
        out = to;
        return this;
    }

    Moment moment() {
        return moment;
    }

    void emit(OrderEvent event) {
        out.accept(event);
    }

    long clockNanos() {
        return moment.clockNanos();
    }

    /** From one time to another. A sender may claim any time at all, even one that is further away than 64 bits hold. */
    static long elapsed(long fromNanos, long toNanos) {
        long difference = toNanos - fromNanos;
        boolean overflows = ((toNanos ^ fromNanos) & (toNanos ^ difference)) < 0;
        return overflows ? (toNanos < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : difference;
    }
}
