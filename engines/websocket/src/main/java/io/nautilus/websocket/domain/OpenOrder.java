package io.nautilus.websocket.domain;

import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.market.Decimals;

/** An open order: how it was accepted, and the mantissa of what is left of it, in the decimals of its quantity. */
public record OpenOrder(OrderAccepted accepted, long leaves, long acceptedNanos) {
    static OpenOrder of(OrderAccepted accepted, long timeNanos) {
        return new OpenOrder(accepted, accepted.terms().quantity(), timeNanos);
    }

    public MessageId id() {
        return accepted.orderId();
    }

    public OrderTerms terms() {
        return accepted.terms();
    }

    OpenOrder behind(OrderFilled filled) {
        int decimals = terms().quantityDecimals();
        long left = Decimals.rescale(filled.leaves(), filled.quantityDecimals(), decimals);
        return new OpenOrder(accepted, left, acceptedNanos);
    }

    void save(StateWriter out) {
        out.message(accepted);
        out.number(leaves);
        out.number(acceptedNanos);
    }

    static OpenOrder restored(StateReader in) {
        return new OpenOrder(in.message(OrderAccepted.class), in.number(), in.number());
    }
}
