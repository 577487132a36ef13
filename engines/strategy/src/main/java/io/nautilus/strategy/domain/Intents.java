package io.nautilus.strategy.domain;

import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a strategy wants done: at most {@link #LIMIT} orders for each thing that happens, sent in their order. */
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

    private final int room;
    private final List<OpenOrder> cancellable;
    private final List<Intent> orders = new ArrayList<>(LIMIT);
    private final Set<OpenOrder> cancels = new LinkedHashSet<>();

    /** For a strategy that may send so many now, and cancel these. */
    Intents(int room, List<OpenOrder> cancellable) {
        this.room = room;
        this.cancellable = cancellable;
    }

    /** For one that only learns. */
    static Intents none() {
        return new Intents(0, List.of());
    }

    /** Buys or sells at once what the book gives; the rest is cancelled. */
    public void market(Side side, long quantity) {
        add(new Intent(side, OrderType.MARKET, TimeInForce.IOC, quantity, OrderTerms.NO_PRICE));
    }

    /** Rests at a price until it is filled, cancelled, or the strategy stops. */
    public void limit(Side side, long quantity, long price) {
        add(new Intent(side, OrderType.LIMIT, TimeInForce.GTC, quantity, price));
    }

    /** Takes back one of {@link Situation#open}; it may still be filled until risk says that it is cancelled. */
    public void cancel(OpenOrder order) {
        if (cancellable.contains(order)) {
            cancels.add(order);
        }
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

    /** Those that are taken back, before any is sent. */
    List<OpenOrder> cancels() {
        return List.copyOf(cancels);
    }
}
