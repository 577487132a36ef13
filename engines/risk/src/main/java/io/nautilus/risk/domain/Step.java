package io.nautilus.risk.domain;

import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderEvent;
import java.util.function.Consumer;

/** One input being decided: when, and where its events go. */
record Step(Moment moment, Consumer<OrderEvent> out) {
    void emit(OrderEvent event) {
        out.accept(event);
    }

    long clockNanos() {
        return moment.clockNanos();
    }
}
