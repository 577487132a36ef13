package io.nautilus.factor.domain;

import io.nautilus.contracts.Source;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The bars of one close while it is open. */
final class Gathered {
    final long closeNanos;
    private final TreeMap<String, Observation> bars = new TreeMap<>();
    private final Set<String> answered = new HashSet<>();
    private boolean newcomers;
    private Source newest;

    Gathered(long closeNanos) {
        this.closeNanos = closeNanos;
    }

    void add(ClosedBar bar, Source at, boolean newcomer) {
        answered.add(bar.instrument());
        newcomers |= newcomer;
        bars.put(bar.instrument(), bar.observation());
        newest = at;
    }

    /** The instrument has no bar that counts at this close. */
    void excuse(String instrument) {
        answered.add(instrument);
    }

    /** Whether everybody answered; where somebody came who was not expected, others may come as well. */
    boolean answeredBy(int expected) {
        return !newcomers && answered.size() >= expected;
    }

    SortedMap<String, Observation> bars() {
        return bars;
    }

    Source newest() {
        return newest;
    }
}
