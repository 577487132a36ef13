package io.nautilus.marketdata.domain.bars;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.Source;
import io.nautilus.market.Bar;
import io.nautilus.market.BarInterval;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The newest closed bars, for people. {@link #MAX_BARS} are shared evenly by the series (an interval of an instrument),
 * of which each keeps at most {@link #MAX_BARS_OF_SERIES}: what came first is forgotten first. A bar of the same start
 * replaces the one before, as when a recording is played again. Of more than {@link #MAX_SERIES} series the one is
 * forgotten whose last bar came first. For any thread.
 */
public final class BarStore {
    public static final int MAX_BARS = 40_000;
    public static final int MAX_BARS_OF_SERIES = 3_600;
    public static final int MAX_SERIES = 10_000;

    private record SeriesName(String instrument, BarInterval interval) {}

    private record Kept(Bar bar, Source source) {}

    /** Which bars are asked for, by their start: from included, to and after excluded. */
    public record Wanted(String instrument, BarInterval interval, long fromNanos, long toNanos, long afterNanos) {
        /** {@code afterNanos} where nothing is asked to be passed over. */
        public static final long FIRST = Long.MIN_VALUE;

        private boolean has(Bar bar) {
            return bar.startNanos() >= fromNanos
                    && bar.startNanos() < toNanos
                    && (afterNanos == FIRST || bar.startNanos() > afterNanos);
        }
    }

    /** By their last bar; of each its bars in the order of arrival, by start. */
    private final LinkedHashMap<SeriesName, LinkedHashMap<Long, Kept>> series = new LinkedHashMap<>();

    private int count;

    public synchronized void add(String instrument, Bar bar, Source source) {
        SeriesName name = new SeriesName(instrument, bar.interval());
        LinkedHashMap<Long, Kept> bars = series.get(name);
        if (bars == null) {
            bars = new LinkedHashMap<>();
            series.put(name, bars);
            count -= series.size() > MAX_SERIES
                    ? series.pollFirstEntry().getValue().size()
                    : 0;
            series.values().forEach(this::forgetBeyondItsShare);
        } else {
            series.putLast(name, bars);
        }
        count -= bars.remove(bar.startNanos()) == null ? 0 : 1;
        bars.put(bar.startNanos(), new Kept(bar, source));
        count++;
        forgetBeyondItsShare(bars);
    }

    private void forgetBeyondItsShare(LinkedHashMap<Long, Kept> bars) {
        int share = Math.clamp(MAX_BARS / series.size(), 1, MAX_BARS_OF_SERIES);
        while (bars.size() > share) {
            bars.pollFirstEntry();
            count--;
        }
    }

    /** Oldest first: with {@code afterNanos} the first {@code limit} of those wanted, else the last. */
    public synchronized List<BarRecord> find(Wanted wanted, int limit) {
        LinkedHashMap<Long, Kept> bars = series.get(new SeriesName(wanted.instrument(), wanted.interval()));
        if (bars == null) {
            return List.of();
        }
        List<Kept> found = bars.values().stream()
                .filter(kept -> wanted.has(kept.bar()))
                .sorted(Comparator.comparingLong(kept -> kept.bar().startNanos()))
                .toList();
        int from = wanted.afterNanos() == Wanted.FIRST ? Math.max(0, found.size() - limit) : 0;
        return found.subList(from, Math.min(found.size(), from + limit)).stream()
                .map(kept -> kept.bar().record(wanted.instrument(), kept.source()))
                .toList();
    }

    /** Whether there is any bar of the instrument. */
    public synchronized boolean knows(String instrument) {
        return series.keySet().stream().anyMatch(name -> name.instrument().equals(instrument));
    }

    public synchronized int count() {
        return count;
    }

    public synchronized int seriesCount() {
        return series.size();
    }
}
