package io.nautilus.strategy.domain;

import io.nautilus.contracts.Side;

/**
 * Moves a position towards what is wanted, one order at a time. What was wanted otherwise while an order worked is asked
 * for when it is filled whole; what an order left unfilled, when a bar or a prediction comes next.
 */
final class Target {
    private final Parameters parameters;

    Target(Parameters parameters) {
        this.parameters = parameters;
    }

    /** All of the quantity, or nothing of it. */
    void approach(boolean isLong, Situation now, Intents out) {
        if (now.instrument() == null || now.working() || !now.mayOrder()) {
            return;
        }
        long lot = now.instrument().lot();
        long wanted = isLong ? parameters.quantity("quantity", now.instrument().quantityDecimals()) / lot * lot : 0;
        long missing = wanted - now.position();
        if (missing >= lot) {
            out.market(Side.BUY, missing / lot * lot);
        } else if (missing <= -lot) {
            out.market(Side.SELL, -missing / lot * lot);
        }
    }
}
