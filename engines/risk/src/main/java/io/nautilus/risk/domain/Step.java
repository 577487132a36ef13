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
}
