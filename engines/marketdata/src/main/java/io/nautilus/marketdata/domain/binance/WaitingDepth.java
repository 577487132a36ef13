package io.nautilus.marketdata.domain.binance;

import io.nautilus.market.Symbol;
import io.nautilus.marketdata.domain.binance.BinanceMessage.Depth;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Depth events that wait for a snapshot of their symbol: it is asked for while they come. All of them together have at
 * most {@link #MAX_WEIGHT} levels; a symbol that needs more forgets what waits, which the numbers show when its
 * snapshot comes.
 */
final class WaitingDepth {
    static final int MAX_WEIGHT = 50_000;

    private final Map<Symbol, ArrayDeque<Depth>> waiting = new HashMap<>();
    private int weight;

    void add(Symbol symbol, Depth event) {
        if (weight + weight(event) > MAX_WEIGHT) {
            take(symbol);
            if (weight + weight(event) > MAX_WEIGHT) {
                return;
            }
        }
        waiting.computeIfAbsent(symbol, key -> new ArrayDeque<>()).add(event);
        weight += weight(event);
    }

    /** What waits of a symbol, in the order that it came; it waits no longer. */
    List<Depth> take(Symbol symbol) {
        ArrayDeque<Depth> taken = waiting.remove(symbol);
        if (taken == null) {
            return List.of();
        }
        taken.forEach(event -> weight -= weight(event));
        return List.copyOf(taken);
    }

    /** Whether nothing is missing between a snapshot and the first event that is later than it. */
    boolean chainsOnto(Symbol symbol, long snapshotId) {
        for (Depth event : waiting.getOrDefault(symbol, new ArrayDeque<>())) {
            if (event.lastId() > snapshotId) {
                return event.firstId() <= snapshotId + 1;
            }
        }
        return true;
    }

    void clear() {
        waiting.clear();
        weight = 0;
    }

    /** An event without a level weighs something too. */
    private static int weight(Depth event) {
        return 1 + event.bids().size() + event.asks().size();
    }
}
