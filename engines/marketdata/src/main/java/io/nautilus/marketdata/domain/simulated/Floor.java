package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.Side;

/** What an agent can see and do. Prices are rounded to the tick in the direction that does not cost the agent. */
interface Floor {
    /** The noisy truth that everybody guesses around, as a price mantissa. */
    long fundamental();

    /** The acting agent's inventory in lots: what it bought less what it sold. */
    long inventoryLots();

    /** Places a limit order and answers its id; it may have traded at once. */
    long limit(Side side, long price, long lots);

    void market(Side side, long lots);

    void cancel(long orderId);

    boolean isResting(long orderId);
}
