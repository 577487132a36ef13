package io.nautilus.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Side;
import io.nautilus.trading.Taking.Take;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A side of a book where each level knows what is left of it: what it shows less what was taken of it, which is
 * forgotten only when that level itself changes. A level worse than all that is shown is out of sight, not changed.
 */
final class NaiveDepth {
    private final TreeMap<Long, Long> shown;
    private final Map<Long, Long> taken = new HashMap<>();
    private final Map<Long, Long> lastSeen = new HashMap<>();

    NaiveDepth(Side side) {
        shown = side == Side.BUY ? new TreeMap<>(Collections.reverseOrder()) : new TreeMap<>();
    }

    void shows(long price, long quantity) {
        if (quantity == 0) {
            shown.remove(price);
        } else {
            shown.put(price, quantity);
        }
        taken.keySet().removeIf(level -> isInSight(level) && isChanged(level));
        shown.forEach(lastSeen::put);
    }

    private boolean isInSight(long level) {
        return shown.isEmpty()
                || shown.comparator() == null && level <= shown.lastKey()
                || shown.comparator() != null && level >= shown.lastKey();
    }

    private boolean isChanged(long level) {
        return !lastSeen.get(level).equals(shown.get(level));
    }

    long left(long level) {
        return shown.getOrDefault(level, 0L) - taken.getOrDefault(level, 0L);
    }

    void takes(long level, long quantity) {
        taken.merge(level, quantity, Long::sum);
        assertThat(left(level)).as("left at " + level).isNotNegative();
    }

    /** From the best level on; all of it must be there. */
    void reaches(long limit, long quantity) {
        long missing = quantity;
        for (Take each : free(limit)) {
            long part = Math.min(missing, each.quantity());
            takes(each.price(), part);
            missing -= part;
        }
        assertThat(missing).as("beyond what is shown").isZero();
    }

    /** What an order with this limit could take, level by level. */
    List<Take> free(long limit) {
        List<Take> free = new ArrayList<>();
        for (long level : shown.headMap(limit, true).keySet()) {
            if (left(level) > 0) {
                free.add(new Take(level, left(level)));
            }
        }
        return free;
    }
}
