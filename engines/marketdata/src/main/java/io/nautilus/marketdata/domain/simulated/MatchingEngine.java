package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.Side;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A continuous double auction with price-time priority. Prices and quantities are positive mantissas. It holds at most
 * {@code maxOrders} resting orders: what would rest beyond is cancelled.
 */
final class MatchingEngine {
    /** Hears what happens, in order: a trade, then the level it took from; a level whenever its quantity changes. */
    interface Listener {
        void traded(Side aggressor, long price, long quantity, int maker, int taker);

        void levelChanged(Side side, long price, long quantity);
    }

    private final int maxOrders;
    private final Listener listener;
    private final Map<Long, Order> orders = new HashMap<>();
    private final NavigableMap<Long, Level> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, Level> asks = new TreeMap<>();

    MatchingEngine(int maxOrders, Listener listener) {
        this.maxOrders = maxOrders;
        this.listener = listener;
    }

    /** Trades what crosses and rests the remainder. Answers the quantity that rests. */
    long limit(long orderId, int owner, Side side, long price, long quantity) {
        long left = match(owner, side, price, quantity);
        if (left == 0 || orders.size() >= maxOrders) {
            return 0;
        }
        Order order = new Order(orderId, owner, side, price, left);
        if (orders.putIfAbsent(orderId, order) != null) {
            throw new IllegalArgumentException("order " + orderId + " exists");
        }
        Level level = side(side).computeIfAbsent(price, key -> new Level());
        level.queue.add(order);
        level.quantity += left;
        listener.levelChanged(side, price, level.quantity);
        return left;
    }

    /** Takes what is there, at any price. Answers the quantity that traded. */
    long market(int owner, Side side, long quantity) {
        return take(owner, side, side == Side.BUY ? Long.MAX_VALUE : 0, quantity);
    }

    /** Takes what is there up to a price; the remainder is cancelled. Answers the quantity that traded. */
    long take(int owner, Side side, long limitPrice, long quantity) {
        return quantity - match(owner, side, limitPrice, quantity);
    }

    /** The best price of a side, or 0 where it is empty. */
    long best(Side side) {
        NavigableMap<Long, Level> levels = side(side);
        return levels.isEmpty() ? 0 : levels.firstKey();
    }

    /** Answers whether the order was resting. */
    boolean cancel(long orderId) {
        Order order = orders.remove(orderId);
        if (order == null) {
            return false;
        }
        Level level = side(order.side).get(order.price);
        level.queue.remove(order);
        level.quantity -= order.quantity;
        settle(order.side, order.price, level);
        return true;
    }

    boolean isResting(long orderId) {
        return orders.containsKey(orderId);
    }

    int restingOrders() {
        return orders.size();
    }

    private long match(int taker, Side side, long limitPrice, long quantity) {
        Side opposite = side == Side.BUY ? Side.SELL : Side.BUY;
        NavigableMap<Long, Level> book = side(opposite);
        long left = quantity;
        while (left > 0 && !book.isEmpty()) {
            long price = book.firstKey();
            if (side == Side.BUY ? price > limitPrice : price < limitPrice) {
                break;
            }
            left -= fill(taker, opposite, price, book.get(price), left);
        }
        return left;
    }

    private long fill(int taker, Side makerSide, long price, Level level, long wanted) {
        Order maker = level.queue.peek();
        long traded = Math.min(wanted, maker.quantity);
        listener.traded(makerSide == Side.BUY ? Side.SELL : Side.BUY, price, traded, maker.owner, taker);
        maker.quantity -= traded;
        level.quantity -= traded;
        if (maker.quantity == 0) {
            level.queue.remove();
            orders.remove(maker.id);
        }
        settle(makerSide, price, level);
        return traded;
    }

    private void settle(Side side, long price, Level level) {
        if (level.queue.isEmpty()) {
            side(side).remove(price);
        }
        listener.levelChanged(side, price, level.quantity);
    }

    private NavigableMap<Long, Level> side(Side side) {
        return switch (side) {
            case BUY -> bids;
            case SELL -> asks;
        };
    }

    private static final class Level {
        final ArrayDeque<Order> queue = new ArrayDeque<>();
        long quantity;
    }

    private static final class Order {
        final long id;
        final int owner;
        final Side side;
        final long price;
        long quantity;

        Order(long id, int owner, Side side, long price, long quantity) {
            this.id = id;
            this.owner = owner;
            this.side = side;
            this.price = price;
            this.quantity = quantity;
        }
    }
}
