package io.nautilus.strategy.domain;

import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Place;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;

/** A fill of a strategy's order, when, and its place on risk's journal. */
public record Execution(String strategy, String clientOrderId, long timeNanos, Place place, OrderFilled fill) {
    void save(StateWriter out) {
        out.text(strategy);
        out.text(clientOrderId);
        out.number(timeNanos);
        place.save(out);
        out.message(fill);
    }

    static Execution restored(StateReader in) {
        return new Execution(in.text(), in.text(), in.number(), Place.restored(in), in.message(OrderFilled.class));
    }
}
