package io.nautilus.websocket;

import io.nautilus.market.Decimals;
import io.nautilus.websocket.domain.OpenOrder;
import java.time.Instant;

/** An open order in the state of an account's orders. */
record OpenOrderJson(
        String id,
        String clientOrderId,
        String instrument,
        String side,
        String type,
        String timeInForce,
        String quantity,
        String price,
        String leaves,
        Instant acceptedAt) {
    static OpenOrderJson of(OpenOrder order) {
        int decimals = order.terms().quantityDecimals();
        return new OpenOrderJson(
                order.id().toString(),
                order.terms().clientOrderId(),
                order.terms().instrument(),
                order.terms().side().name(),
                order.terms().type().name(),
                order.terms().timeInForce().name(),
                Decimals.formatPlain(order.terms().quantity(), decimals),
                OrderNewsJson.price(order.terms()),
                Decimals.formatPlain(order.leaves(), decimals),
                StreamJson.instant(order.acceptedNanos()));
    }
}
