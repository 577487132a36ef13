package io.nautilus.portfolio.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

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
