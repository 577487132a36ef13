package io.nautilus.strategy.domain;

import io.nautilus.contracts.BarRecord;
import io.nautilus.market.Bar;
import io.nautilus.market.BarInterval;
import io.nautilus.market.DecimalException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The last closed bars of each instrument and interval, so that a strategy that is created or changed begins warm. Soft:
 * rebuilt from the topic. Of series that are too many those that somebody takes are kept, in the place of one that nobody
 * does.
 */
final class History {
    static final int BARS = 512;
    static final int MAX_SERIES = 256;
    /** Before all that is. */
    static final long NEVER = 0;

    private record Key(String instrument, BarInterval interval) {}

    /** A bar and when it came to the log. */
    private record Kept(Bar bar, long cameNanos) {}

    private static final class Series {
        final ArrayDeque<Kept> bars = new ArrayDeque<>();
        BarRecord last;
    }

    private final BiPredicate<String, BarInterval> taken;
    /** In the order of their first bars. */
    private final LinkedHashMap<Key, Series> series = new LinkedHashMap<>();

    /** {@code taken} says what somebody takes: fewer series than there may be. */
    History(BiPredicate<String, BarInterval> taken) {
        this.taken = taken;
    }

    /** Takes a record that came to the log then; answers its bar where it is newer than what was there, and is one. */
    Optional<Bar> add(BarRecord record, long cameNanos) {
        if (!record.kind().equals(BarRecord.TIME)) {
            return Optional.empty();
        }
        Bar bar;
        try {
            bar = Bar.of(record);
        } catch (DecimalException | IllegalArgumentException | ArithmeticException noBar) {
            return Optional.empty();
        }
        Key key = new Key(record.instrument(), bar.interval());
        Series known = series.get(key);
        if (known == null && !hasRoom(key)) {
            return Optional.empty();
        }
        if (known == null) {
            known = new Series();
            series.put(key, known);
        }
        if (known.last != null && !record.isNewerThan(known.last)) {
            return Optional.empty();
        }
        known.last = record;
        known.bars.addLast(new Kept(bar, cameNanos));
        if (known.bars.size() > BARS) {
            known.bars.removeFirst();
        }
        return Optional.of(bar);
    }

    private boolean hasRoom(Key key) {
        if (series.size() == MAX_SERIES && isTaken(key)) {
            series.keySet().stream().filter(each -> !isTaken(each)).findFirst().ifPresent(series::remove);
        }
        return series.size() < MAX_SERIES;
    }

    private boolean isTaken(Key key) {
        return taken.test(key.instrument(), key.interval());
    }

    /** How many series are kept. Any thread. */
    int count() {
        return series.size();
    }

    /** Oldest first. */
    List<Bar> bars(String instrument, BarInterval interval) {
        Series known = series.get(new Key(instrument, interval));
        return known == null ? List.of() : known.bars.stream().map(Kept::bar).toList();
    }

    /** When the bar that ends at a moment came to the log; {@link #NEVER} where none is known. */
    long cameNanos(String instrument, BarInterval interval, long endNanos) {
        Series known = series.get(new Key(instrument, interval));
        if (known != null) {
            Iterator<Kept> newestFirst = known.bars.descendingIterator();
            while (newestFirst.hasNext()) {
                Kept kept = newestFirst.next();
                if (kept.bar().endNanos() == endNanos) {
                    return kept.cameNanos();
                }
            }
        }
        return NEVER;
    }
}
