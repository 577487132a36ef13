package io.nautilus.strategy.domain;

import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Prediction;
import io.nautilus.market.Bar;

/** What a strategy is told. Of orders that were cancelled or denied its next {@link Situation} says what matters. */
public sealed interface Happening {
    /** A bar of its instrument closed. */
    record BarClosed(Bar bar) implements Happening {}

    /** A model predicted for its instrument. */
    record Predicted(Prediction prediction) implements Happening {}

    /** An order of its own was filled, in part or whole. */
    record Filled(OrderFilled fill) implements Happening {}
}
