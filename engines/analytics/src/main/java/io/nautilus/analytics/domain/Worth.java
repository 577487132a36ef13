package io.nautilus.analytics.domain;

import io.nautilus.trading.Amount;

/** What an account is worth in its currency at a moment, or why nobody can say: {@code no-mark BTC-USD.SIM}. */
public sealed interface Worth {
    /** Cash and positions, and how much of it the positions are. */
    record Known(Amount equity, Amount positions) implements Worth {}

    record Absent(String reason) implements Worth {}
}
