package io.nautilus.portfolio.domain;

import io.nautilus.trading.Amount;

/** A sum in an account's currency, or why it cannot be said: {@code no-rate EUR}, {@code no-mark BTC-USD.SIM}. */
public sealed interface Total {
    record Known(Amount amount) implements Total {}

    record Absent(String reason) implements Total {}
}
