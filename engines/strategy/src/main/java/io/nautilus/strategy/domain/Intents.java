package io.nautilus.strategy.domain;

import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import java.util.ArrayList;
import java.util.List;

/** What a strategy wants done, in order: at most {@link #LIMIT} orders for each thing that happens. */
public final class Intents {
    /** With as many strategies as there may be, what one input causes fits a frame that risk takes. */
    public static final int LIMIT = 2;

    /** Open orders that a strategy may have: with all strategies, what a stop of all cancels fits a frame too. */
    public static final int OPEN = 2;

    /** An order to be sent. Quantity and price are mantissas in the instrument's decimals. */
    public record Intent(Side side, OrderType type, TimeInForce timeInForce, long quantity, long price) {}

    private final List<Intent> orders = new ArrayList<>(LIMIT);

    /** Buys or sells at once what the book gives; the rest is cancelled. */
    public void market(Side side, long quantity) {
        add(new Intent(side, OrderType.MARKET, TimeInForce.IOC, quantity, OrderTerms.NO_PRICE));
    }

    /** Rests at a price until it is filled or the strategy stops. */
    public void limit(Side side, long quantity, long price) {
        add(new Intent(side, OrderType.LIMIT, TimeInForce.GTC, quantity, price));
    }

    private void add(Intent intent) {
        if (intent.quantity() <= 0) {
            throw new IllegalArgumentException("a quantity of " + intent.quantity());
        }
        if (orders.size() == LIMIT) {
            throw new IllegalStateException("more than " + LIMIT + " orders at once");
        }
        orders.add(intent);
    }

    List<Intent> orders() {
        return orders;
    }
}
