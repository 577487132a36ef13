package io.nautilus.strategy.domain;

import java.util.Optional;

/** The client order id of a strategy's order: its name and the order's number, from 1. */
record OwnOrderId(String strategy, long number) {
    String text() {
        return strategy + "-" + number;
    }

    /** Nothing where the text is no such id. */
    static Optional<OwnOrderId> parse(String text) {
        int dash = text.lastIndexOf('-');
        try {
            return dash < 1
                    ? Optional.empty()
                    : Optional.of(new OwnOrderId(text.substring(0, dash), Long.parseLong(text.substring(dash + 1))));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
