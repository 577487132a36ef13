package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.Side;

/**
 * What an agent can see and do. Prices that an agent names are rounded to the tick in the direction that does not cost
 * the agent.
 */
interface Floor {
    /** What the instrument is worth, as a price mantissa. */
    double fundamental();

    Observed observed();

    /** The best price of a side as a mantissa, or 0 where it is empty. */
    long best(Side side);

    /** The acting agent's inventory in lots: what it bought less what it sold. */
    long inventoryLots();

    /** Places a limit order and answers its id; it may have traded at once. */
    long limit(Side side, double price, long lots);

    /** The same, moved off the market so that it rests behind or at the best of its own side. */
    long rest(Side side, double price, long lots);

    /** Takes what is there up to a price; the remainder is cancelled. */
    void take(Side side, double limitPrice, long lots);

    /** Takes what is there, at any price. */
    void market(Side side, long lots);

    void cancel(long orderId);

    boolean isResting(long orderId);
}
