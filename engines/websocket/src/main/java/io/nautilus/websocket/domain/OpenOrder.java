package io.nautilus.websocket.domain;

import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.market.Decimals;

/** An open order: what it asks for, and the mantissa of what is left of it, in the decimals of its quantity. */
public record OpenOrder(MessageId id, OrderTerms terms, long leaves, long acceptedNanos) {
    static OpenOrder of(OrderAccepted accepted, long timeNanos) {
        return new OpenOrder(
                accepted.orderId(), accepted.terms(), accepted.terms().quantity(), timeNanos);
    }

    OpenOrder behind(OrderFilled filled) {
        long left = Decimals.rescale(filled.leaves(), filled.quantityDecimals(), terms.quantityDecimals());
        return new OpenOrder(id, terms, left, acceptedNanos);
    }
}
