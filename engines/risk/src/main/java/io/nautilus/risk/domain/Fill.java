package io.nautilus.risk.domain;

import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.OrderFilled;

/** One fill of an order as people see it; mantissas in the decimals of the order and of its quote currency. */
public record Fill(
        int number, long price, long quantity, long notional, long fee, Liquidity liquidity, long timeNanos) {
    static Fill of(OrderFilled filled, long timeNanos) {
        return new Fill(
                filled.fill(),
                filled.price(),
                filled.quantity(),
                filled.notional(),
                filled.fee(),
                filled.liquidity(),
                timeNanos);
    }
}
