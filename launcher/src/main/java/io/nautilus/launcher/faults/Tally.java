package io.nautilus.launcher.faults;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts by name that can be added up over runs. */
public final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    public void add(String name, long count) {
        counts.merge(name, count, Long::sum);
    }

    public void add(Tally other) {
        other.counts.forEach(this::add);
    }

    public long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** {@code name=count name=count}, in the order of names. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + "=" + count.getValue())
                .collect(Collectors.joining(" "));
    }
}
