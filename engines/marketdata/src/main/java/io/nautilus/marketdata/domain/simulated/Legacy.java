package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.Levels;
import io.nautilus.contracts.Side;
import java.util.ArrayList;
import java.util.List;

/** Owns what was resting when the market was restarted, one order per level, and cancels it little by little. */
record Legacy(List<Long> orders) implements Agent {
    private static final int PATIENCE_STEPS = 50;

    Legacy() {
        this(new ArrayList<>());
    }

    /** Takes over the levels of one side of a published book. */
    void adopt(MatchingEngine engine, int owner, Side side, Levels levels, long firstOrderId) {
        for (int i = 0; i < levels.size(); i++) {
            engine.limit(firstOrderId + i, owner, side, levels.price(i), levels.quantity(i));
            orders.add(firstOrderId + i);
        }
    }

    @Override
    public void act(Floor floor, Draws draws) {
        orders.removeIf(order -> {
            boolean leaves = draws.once(PATIENCE_STEPS);
            if (leaves) {
                floor.cancel(order);
            }
            return leaves || !floor.isResting(order);
        });
    }
}
