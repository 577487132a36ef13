package io.nautilus.factor.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cross-sections of one set of instruments, close after close: the same for bars that come live and for those of a
 * table. An instrument without a bar for more than {@link #LEAVES_AFTER} steps has left: its windows are forgotten, it
 * begins to warm up anew when it comes back. Not for use by several threads.
 */
public final class Panel {
    /** In steps from one close to the next. */
    public static final int LEAVES_AFTER = 30;

    private static final int FEWEST_OF_A_MARKET = 2;

    private static final class Series {
        final History bars;
        long last;

        Series(int capacity) {
            bars = new History(capacity);
        }
    }

    private final Catalogue catalogue;
    private final int capacity;
    private final long step;
    private final TreeMap<String, Series> series = new TreeMap<>();
    private long last = Long.MIN_VALUE;

    /** {@code step} is the time from one close to the next. */
    public Panel(Catalogue catalogue, long step) {
        this.catalogue = catalogue;
        this.capacity = catalogue.longestWarmUp();
        this.step = step;
    }

    /** The cross-section of the bars of a close, which is later than the one before. */
    public CrossSection close(long time, SortedMap<String, Observation> bars) {
        if (time <= last) {
            throw new IllegalArgumentException("a close at " + time + " behind one at " + last);
        }
        last = time;
        series.values().removeIf(each -> each.last < time - LEAVES_AFTER * step);
        List<String> missing =
                series.keySet().stream().filter(name -> !bars.containsKey(name)).toList();
        add(time, bars, market(time, bars));
        return new CrossSection(time, rows(bars.keySet()), missing);
    }

    private void add(long time, SortedMap<String, Observation> bars, OptionalDouble market) {
        bars.forEach((name, bar) -> {
            Series each = series.computeIfAbsent(name, _ -> new Series(capacity));
            each.bars.add(bar, each.last == time - step ? market : OptionalDouble.empty());
            each.last = time;
        });
    }

    /** The mean return of those who had a bar a step ago: a return over several steps is none of this one. */
    private OptionalDouble market(long time, SortedMap<String, Observation> bars) {
        double sum = 0;
        int count = 0;
        for (var entry : bars.entrySet()) {
            Series known = series.get(entry.getKey());
            if (known != null && known.last == time - step) {
                sum += known.bars.returnOf(entry.getValue()).orElseThrow();
                count++;
            }
        }
        return count < FEWEST_OF_A_MARKET ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }

    private List<Row> rows(Set<String> instruments) {
        List<Factor> factors = catalogue.factors();
        List<Row> rows = new ArrayList<>(instruments.size());
        for (String instrument : instruments) {
            Row row = new Row(instrument, factors.size());
            History bars = series.get(instrument).bars;
            for (int i = 0; i < factors.size(); i++) {
                row.read(i, factors.get(i), bars);
            }
            rows.add(row);
        }
        for (int i = 0; i < factors.size(); i++) {
            Scoring.score(rows, i);
        }
        return List.copyOf(rows);
    }

    /** Forgets everything: time begins anew. */
    void clear() {
        series.clear();
        last = Long.MIN_VALUE;
    }
}
