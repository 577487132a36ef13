package io.nautilus.analytics.domain;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.Source;
import io.nautilus.market.BarInterval;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Decimals;
import io.nautilus.trading.Mark;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The price of every instrument at every moment of a grid: the close of its last bar of one second that was on the log
 * by then. The log's clock counts, since a recording that is played has the times of its day. For one thread.
 */
final class Marks {
    /** Others have no mark. */
    static final int MAX_INSTRUMENTS = 200;

    private static final long NONE = Long.MIN_VALUE;

    private final Grid grid;
    private final int capacity;
    private final Map<String, Series> series = new HashMap<>();

    Marks(Grid grid) {
        this.grid = grid;
        this.capacity = grid.kept() + grid.markAge() + 1;
    }

    /** The newest mark of an instrument and the record that gave it. */
    record Newest(Mark mark, Source source) {}

    /** A ring of the last mark before each moment. */
    private final class Series {
        private final long[] moments = new long[capacity];
        private final long[] prices = new long[capacity];
        private final byte[] decimals = new byte[capacity];
        private BarRecord read;
        private Newest newest;

        Series() {
            Arrays.fill(moments, NONE);
        }

        void set(BarRecord bar, Mark mark, Source source) {
            read = bar;
            long moment = grid.moment(mark.timeNanos());
            int at = (int) Math.floorMod(moment, (long) capacity);
            if (moments[at] <= moment) {
                moments[at] = moment;
                prices[at] = mark.price();
                decimals[at] = (byte) mark.priceDecimals();
            }
            newest = new Newest(mark, source);
        }

        Optional<Mark> at(long moment) {
            for (long each = moment; each >= moment - grid.markAge(); each--) {
                int at = (int) Math.floorMod(each, (long) capacity);
                if (moments[at] == each) {
                    return Optional.of(new Mark(prices[at], decimals[at], grid.timeNanos(each)));
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Takes a bar that came on the log at a time; false where it says nothing new. Throws {@link DecimalException} where
     * its close is no price: then it is as if it had not come.
     */
    boolean on(BarRecord bar, Source at, long timeNanos) {
        if (!bar.kind().equals(BarRecord.TIME) || !bar.interval().equals(BarInterval.S1.text())) {
            return false;
        }
        Series of = series.get(bar.instrument());
        if (of == null ? series.size() == MAX_INSTRUMENTS : !bar.isNewerThan(of.read)) {
            return false;
        }
        int decimals = Decimals.printed(bar.close());
        Mark mark = new Mark(Decimals.parse(bar.close(), decimals), decimals, timeNanos);
        series.computeIfAbsent(bar.instrument(), _ -> new Series()).set(bar, mark, at);
        return true;
    }

    int count() {
        return series.size();
    }

    Optional<Mark> at(String instrument, long moment) {
        Series of = series.get(instrument);
        return of == null ? Optional.empty() : of.at(moment);
    }

    /** The newest, where it still counts at a time. */
    Optional<Newest> newest(String instrument, long nowNanos) {
        Series of = series.get(instrument);
        return of == null || nowNanos - of.newest.mark().timeNanos() > grid.markAgeNanos()
                ? Optional.empty()
                : Optional.of(of.newest);
    }
}
