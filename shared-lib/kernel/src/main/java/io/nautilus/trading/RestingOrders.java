package io.nautilus.trading;

import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The resting orders of one instrument by price, then time. The engine that keeps them bounds their number. */
final class RestingOrders {
    private final Map<MessageId, Resting> byId = new HashMap<>();
    private final TreeMap<Long, Map<MessageId, Resting>> bids = new TreeMap<>(Collections.reverseOrder());
    private final TreeMap<Long, Map<MessageId, Resting>> asks = new TreeMap<>();
    private final List<Resting> unqueued = new ArrayList<>();

    int size() {
        return byId.size();
    }

    /** By price, then time: nothing else is in the order in which they came. */
    void save(StateWriter out) {
        out.number(byId.size());
        for (TreeMap<Long, Map<MessageId, Resting>> side : List.of(bids, asks)) {
            side.values().forEach(level -> level.values().forEach(order -> order.save(out)));
        }
    }

    void restore(StateReader in) {
        in.list(() -> add(Resting.restored(in)));
    }

    void add(Resting order) {
        byId.put(order.order, order);
        side(order.side)
                .computeIfAbsent(order.price, price -> LinkedHashMap.newLinkedHashMap(1))
                .put(order.order, order);
        unqueued.add(order);
    }

    void reduce(MessageId id, long quantity) {
        Resting order = byId.get(id);
        if (order != null) {
            order.reduce(quantity);
            if (order.leaves() == 0) {
                remove(id);
            }
        }
    }

    void remove(MessageId id) {
        Resting order = byId.remove(id);
        if (order == null) {
            return;
        }
        TreeMap<Long, Map<MessageId, Resting>> side = side(order.side);
        Map<MessageId, Resting> level = side.get(order.price);
        level.remove(id);
        if (level.isEmpty()) {
            side.remove(order.price);
        }
        unqueued.remove(order);
    }

    void forgetQueues() {
        unqueued.clear();
        byId.values().forEach(Resting::forgetQueue);
        unqueued.addAll(byId.values());
    }

    /** Gives orders without a place the one behind all that is displayed, where their price is in sight. */
    void queueNew(OrderBook book, long bookNanos) {
        if (!unqueued.isEmpty() && book.isComplete()) {
            unqueued.removeIf(order -> {
                boolean fits = order.fits(book);
                if (fits) {
                    order.came(bookNanos);
                    requeue(order, book, bookNanos);
                }
                return fits;
            });
        }
    }

    /** Whether one of these rests within a limit of who would take it. */
    boolean anyWithin(Side side, long limit, Predicate<MessageId> which) {
        for (Map.Entry<Long, Map<MessageId, Resting>> level : side(side).entrySet()) {
            if (limit != OrderTerms.NO_PRICE && !ConsumedDepth.isWithin(side, level.getKey(), limit)) {
                return false;
            }
            for (MessageId order : level.getValue().keySet()) {
                if (which.test(order)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A trade printed: at an order's price it shrinks the queue, beyond it there is no queue any more. */
    List<Match> traded(Trade trade, OrderBook book, long bookNanos) {
        Side side = PaperVenue.opposite(trade.aggressor());
        TreeMap<Long, Map<MessageId, Resting>> orders = side(side);
        if (orders.isEmpty() || !ConsumedDepth.isWithin(side, orders.firstKey(), trade.price())) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>();
        long given = 0;
        for (Map<MessageId, Resting> level : orders.headMap(trade.price(), true).values()) {
            for (Resting order : level.values()) {
                if (order.fits(book) && !order.mayHaveMissed(trade.eventTimeNanos())) {
                    long reached = reach(order, trade, book, bookNanos) - given;
                    long filled = Math.min(order.leaves(), Math.max(0, reached));
                    given += filled;
                    add(matches, order, filled);
                }
            }
        }
        return matches;
    }

    private static long reach(Resting order, Trade trade, OrderBook book, long bookNanos) {
        if (order.price != trade.price()) {
            order.passed();
        }
        return isPlaced(order, book, bookNanos) ? order.advance(trade.quantity(), trade.eventTimeNanos()) : 0;
    }

    /** An order that came to a price out of sight has no place until the price is in sight. */
    private static boolean isPlaced(Resting order, OrderBook book, long bookNanos) {
        if (!order.isQueued()) {
            requeue(order, book, bookNanos);
        }
        return order.isQueued();
    }

    /** Every level may have changed: what left an order's level was behind it. */
    void requeue(OrderBook book, long bookNanos) {
        for (Resting order : byId.values()) {
            requeue(order, book, bookNanos);
        }
    }

    /** These levels of a side changed. */
    void requeue(Side side, Levels changed, OrderBook book, long bookNanos) {
        TreeMap<Long, Map<MessageId, Resting>> orders = side(side);
        for (int i = 0; i < changed.size() && !orders.isEmpty(); i++) {
            Map<MessageId, Resting> level = orders.get(changed.price(i));
            if (level != null) {
                level.values().forEach(order -> requeue(order, book, bookNanos));
            }
        }
    }

    /** What left the part of the book that is published may still be there, and ahead. */
    private static void requeue(Resting order, OrderBook book, long bookNanos) {
        if (order.fits(book) && ConsumedDepth.isInSight(book, order.side, order.price)) {
            order.queue(book.quantityAt(order.side, order.price), bookNanos);
        }
    }

    /** What trades because the other side shows depth at the price of orders that are first in their queue. */
    List<Match> reached(OrderBook book, long bookNanos, ConsumedDepth consumed) {
        boolean buys = isReached(Side.BUY, book.bestAsk());
        boolean sells = isReached(Side.SELL, book.bestBid());
        if (!buys && !sells) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>();
        reached(Side.BUY, book, bookNanos, consumed, matches);
        reached(Side.SELL, book, bookNanos, consumed, matches);
        return matches;
    }

    /** Whether the best price of the other side of the book comes up to any order. Mostly it does not. */
    private boolean isReached(Side side, long bestOfBook) {
        TreeMap<Long, Map<MessageId, Resting>> orders = side(side);
        return !orders.isEmpty()
                && bestOfBook != OrderBook.NO_PRICE
                && ConsumedDepth.isWithin(side, orders.firstKey(), bestOfBook);
    }

    private void reached(Side side, OrderBook book, long bookNanos, ConsumedDepth consumed, List<Match> matches) {
        Side bookSide = PaperVenue.opposite(side);
        long given = 0;
        for (Map.Entry<Long, Map<MessageId, Resting>> level : side(side).entrySet()) {
            long free = consumed.freeWithin(book, bookSide, level.getKey(), PaperVenue.MAX_LEVELS) - given;
            if (free <= 0) {
                return;
            }
            for (Resting order : level.getValue().values()) {
                if (order.fits(book) && isPlaced(order, book, bookNanos) && order.isFirst()) {
                    long filled = Math.min(order.leaves(), free);
                    free -= filled;
                    given += filled;
                    add(matches, order, filled);
                }
            }
        }
    }

    private static void add(List<Match> matches, Resting order, long quantity) {
        if (quantity > 0) {
            matches.add(new Match(order.order, quantity));
        }
    }

    private TreeMap<Long, Map<MessageId, Resting>> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
