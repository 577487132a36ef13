package io.nautilus.portfolio.domain;

import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The newest entries of a list that only grows. One thread adds, any thread reads. */
final class Recent<T> {
    private final ConcurrentSkipListMap<Long, T> entries = new ConcurrentSkipListMap<>();
    private final int limit;
    private volatile long added;

    Recent(int limit) {
        this.limit = limit;
    }

    void add(T entry) {
        entries.put(added, entry);
        added++;
        if (added > limit) {
            entries.remove(added - 1 - limit);
        }
    }

    /** {@code part} writes one of the entries, of which there are as many as {@link #count}. */
    void save(StateWriter out, Consumer<T> part) {
        out.number(added);
        entries.values().forEach(part);
    }

    void restore(StateReader in, Supplier<T> part) {
        long all = in.number();
        for (long number = Math.max(0, all - limit); number < all; number++) {
            entries.put(number, part.get());
        }
        added = all;
    }

    /** How many are kept; any thread may ask. */
    int count() {
        return (int) Math.min(added, limit);
    }

    /** Oldest first. */
    List<T> all(Predicate<T> wanted) {
        List<T> found = new ArrayList<>();
        for (T entry : entries.values()) {
            if (wanted.test(entry)) {
                found.add(entry);
            }
        }
        return found;
    }
}
