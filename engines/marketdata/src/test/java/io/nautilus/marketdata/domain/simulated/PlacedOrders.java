package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Stands between the agents of a market and its floor, and knows what they placed and what makers hold. */
final class PlacedOrders {
    private final long tick;
    private final long lot;
    private final Map<Long, Placed> orders = new LinkedHashMap<>();
    private final Map<Agent, Long> makers = new LinkedHashMap<>();
    private Floor floor;

    /** An order as it was placed: at this price and for so much. */
    private record Placed(Side side, long price, long quantity) {}

    /** What rests at one price: at most all of it is displayed, and more than without the oldest order. */
    record Resting(long withoutOldest, long all) {}

    PlacedOrders(InstrumentGrid grid) {
        this.tick = grid.tick();
        this.lot = grid.lot();
    }

    /** Of prices and quantities. */
    record InstrumentGrid(long tick, long lot) {}

    List<Agent> watched(List<Agent> crowd) {
        List<Agent> watched = new ArrayList<>();
        for (Agent agent : crowd) {
            watched.add((on, draws) -> {
                floor = on;
                agent.act(new Noted(on), draws);
                if (agent instanceof Maker) {
                    makers.put(agent, on.inventoryLots());
                }
            });
        }
        return watched;
    }

    /** What the makers held when each of them acted last. */
    double makersInventory() {
        return makers.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What the instrument is worth. */
    double worth() {
        return floor.fundamental();
    }

    /** By price, of the orders of one side that still rest. */
    NavigableMap<Long, Resting> resting(Side side) {
        orders.keySet().removeIf(id -> !floor.isResting(id));
        NavigableMap<Long, Resting> levels = new TreeMap<>();
        for (Placed order : orders.values()) {
            if (order.side() == side) {
                Resting level = levels.get(order.price());
                levels.put(
                        order.price(),
                        level == null
                                ? new Resting(0, order.quantity())
                                : new Resting(
                                        level.withoutOldest() + order.quantity(), level.all() + order.quantity()));
            }
        }
        return levels;
    }

    /** The floor, with a note of every order that is placed. The price it comes to is worked out here once more. */
    private final class Noted implements Floor {
        private final Floor to;

        Noted(Floor to) {
            this.to = to;
        }

        @Override
        public long limit(Side side, double price, long lots) {
            long wanted = rounded(side, price);
            return noted(to.limit(side, price, lots), side, wanted, lots);
        }

        @Override
        public long rest(Side side, double price, long lots) {
            long wanted = rounded(side, price);
            long opposite = best(side == Side.BUY ? Side.SELL : Side.BUY);
            if (opposite > 0 && side == Side.BUY) {
                wanted = Math.min(wanted, opposite - tick);
            } else if (opposite > 0) {
                wanted = Math.max(wanted, opposite + tick);
            }
            return noted(to.rest(side, price, lots), side, wanted, lots);
        }

        private long rounded(Side side, double price) {
            double ticks = price / tick;
            return Math.max(1, (long) (side == Side.BUY ? Math.floor(ticks) : Math.ceil(ticks))) * tick;
        }

        private long noted(long id, Side side, long price, long lots) {
            if (id != 0) {
                orders.put(id, new Placed(side, price, lots * lot));
            }
            return id;
        }

        @Override
        public double fundamental() {
            return to.fundamental();
        }

        @Override
        public Observed observed() {
            return to.observed();
        }

        @Override
        public long best(Side side) {
            return to.best(side);
        }

        @Override
        public long inventoryLots() {
            return to.inventoryLots();
        }

        @Override
        public void take(Side side, double limitPrice, long lots) {
            to.take(side, limitPrice, lots);
        }

        @Override
        public void market(Side side, long lots) {
            to.market(side, lots);
        }

        @Override
        public void cancel(long orderId) {
            to.cancel(orderId);
        }

        @Override
        public boolean isResting(long orderId) {
            return to.isResting(orderId);
        }
    }
}
