package io.nautilus.marketdata.domain.simulated;

/** Someone who trades on the simulated market. Remembers only its open orders, which a restart takes from it. */
interface Agent {
    /** Acts, or does not, in one step. {@code draws} is this agent's randomness of this step. */
    void act(Floor floor, Draws draws);
}
