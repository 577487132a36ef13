package io.nautilus.strategy.domain;

import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import java.util.ArrayList;
import java.util.List;

/** What a strategy wants done, in order: at most {@link #LIMIT} orders for each thing that happens. */
public final class Intents {
    public static final int LIMIT = 2;

    /** Orders of a strategy that may be open or not yet decided. */
    public static final int OPEN = 2;

    /**
     * What one input can cause at most: each strategy sends or cancels as many orders as it may have open, and fails.
     * So much has to fit behind what else is in a frame that risk takes.
     */
    public static final int MOST_OF_ONE_INPUT = Roster.MAX_STRATEGIES * (OPEN + 1);

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

    private final int room;

    /** For a strategy that may send so many now. */
    Intents(int room) {
        this.room = room;
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

    /** Those that are sent. */
    List<Intent> orders() {
        return orders.subList(0, Math.min(room, orders.size()));
    }
}
