package io.nautilus.factor.domain;

import io.nautilus.market.BarInterval;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The newest cross-section of each set and interval, and the newest row of each instrument while it is in its set. One
 * thread puts, any thread reads. As large as there are instruments and intervals.
 */
public final class Latest {
    private record Name(String name, BarInterval interval) {}

    /** A row and the close that it is of. */
    public record At(long closeNanos, Row row) {}

    private final ConcurrentMap<Name, ClosedSection> sections = new ConcurrentHashMap<>();
    private final ConcurrentMap<Name, At> rows = new ConcurrentHashMap<>();
    /** Whose rows are kept, by set and interval. Of the thread that puts. */
    private final Map<Name, Set<String>> members = new HashMap<>();

    public void put(ClosedSection closed) {
        long time = closed.section().time();
        Name set = new Name(closed.set(), closed.interval());
        Set<String> known = members.computeIfAbsent(set, _ -> new HashSet<>());
        for (Row row : closed.section().rows()) {
            known.add(row.instrument());
            rows.put(new Name(row.instrument(), closed.interval()), new At(time, row));
        }
        sections.put(set, closed);
        if (known.size()
                > closed.section().rows().size() + closed.section().missing().size()) {
            known.removeIf(instrument -> hasLeft(instrument, closed));
        }
    }

    private boolean hasLeft(String instrument, ClosedSection closed) {
        Name name = new Name(instrument, closed.interval());
        boolean left = rows.get(name).closeNanos() != closed.section().time()
                && !closed.section().missing().contains(instrument);
        if (left) {
            rows.remove(name);
        }
        return left;
    }

    /** The newest cross-section of every set on an interval, by the set's name. */
    public List<ClosedSection> sections(BarInterval interval) {
        return sections.values().stream()
                .filter(each -> each.interval() == interval)
                .sorted(Comparator.comparing(ClosedSection::set))
                .toList();
    }

    /** The newest row of an instrument; none before its first close and after it left its set. */
    public Optional<At> row(String instrument, BarInterval interval) {
        return Optional.ofNullable(rows.get(new Name(instrument, interval)));
    }
}
