package io.nautilus.market;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The time bars of one instrument, of every {@link BarInterval}, from what its feed says in the order that it says it.
 * Time is event time: a bar closes when a moment {@link #LATENESS_NANOS} behind its end is known to have come, so that
 * trades which a venue sends a little out of order are counted in their bar. A trade that comes later still is left out,
 * and the next bar of the interval says so. A bar without a trade is not given; but until the feed tells its first trade
 * bars are made of mids. An event more than {@link #BACKWARDS_NANOS} before the newest one starts time anew: what is open
 * is cut short. Not for use by several threads.
 */
public final class TimeBars {
    public static final long LATENESS_NANOS = 250_000_000L;
    public static final long BACKWARDS_NANOS = 10_000_000_000L;

    private static final long NEVER = Long.MAX_VALUE;
    /** Times are kept this far from the ends of a long, so that sums of them do not wrap. */
    private static final long FARTHEST_NANOS = Long.MAX_VALUE / 2;

    private final int priceDecimals;
    private final int quantityDecimals;
    private final Consumer<Bar> closed;
    private final Map<BarInterval, Series> series = new EnumMap<>(BarInterval.class);
    private boolean begun;
    private boolean covered = true;
    private long coveredFromNanos;
    private long nowNanos;
    private long firstTradeNanos = NEVER;

    /** {@code closed} is given every bar when it closes: of an interval, oldest first. */
    public TimeBars(int priceDecimals, int quantityDecimals, Consumer<Bar> closed) {
        this.priceDecimals = priceDecimals;
        this.quantityDecimals = quantityDecimals;
        this.closed = closed;
        for (BarInterval interval : BarInterval.values()) {
            series.put(interval, new Series(interval));
        }
    }

    /** The moment came: bars whose time is over close. */
    public void time(long timeNanos) {
        long time = bounded(timeNanos);
        if (!begun || time < nowNanos - BACKWARDS_NANOS) {
            startAnew(time);
        }
        nowNanos = Math.max(nowNanos, time);
        for (Series each : series.values()) {
            each.closeWhatIsOver();
        }
    }

    /** A trade of a positive quantity; any other is left out. */
    public void trade(long timeNanos, long price, long quantity) {
        time(timeNanos);
        boolean counted = false;
        for (Series each : series.values()) {
            counted |= each.trade(bounded(timeNanos), price, quantity);
        }
        if (counted) {
            firstTradeNanos = Math.min(firstTradeNanos, bounded(timeNanos));
        }
    }

    /** The best prices are these. Counts only until the first trade; what cannot be a mid's mantissa is passed over. */
    public void quote(long timeNanos, long bid, long ask) {
        time(timeNanos);
        if (!wantsQuotes() || tooLarge(bid) || tooLarge(ask)) {
            return;
        }
        long mid = OpenBar.more(priceDecimals, OpenBar.MID_DECIMALS) == 1
                ? (bid + ask) * 5
                : Decimals.mulDiv(bid + ask, 1, 2);
        for (Series each : series.values()) {
            OpenBar bar = each.at(bounded(timeNanos));
            if (bar != null) {
                bar.mid(mid);
            }
        }
    }

    /** Whether mids are still of use. */
    public boolean wantsQuotes() {
        return firstTradeNanos == NEVER;
    }

    /** From here on the feed may have said what was not heard: what is open or opens before {@link #found} is partial. */
    public void lost() {
        covered = false;
    }

    /** The feed is heard again from this moment on; says nothing new where it never was lost. */
    public void found(long timeNanos) {
        time(timeNanos);
        if (!covered) {
            covered = true;
            coveredFromNanos = nowNanos;
        }
    }

    /** Nothing more will come: what is open closes as it is, cut short. */
    public void end() {
        series.values().forEach(Series::cut);
    }

    private void startAnew(long time) {
        if (begun) {
            end();
        }
        begun = true;
        nowNanos = time;
        coveredFromNanos = time;
    }

    private static long bounded(long timeNanos) {
        return Math.clamp(timeNanos, -FARTHEST_NANOS, FARTHEST_NANOS);
    }

    private static boolean tooLarge(long price) {
        return price > OpenBar.LARGEST || price < -OpenBar.LARGEST;
    }

    /** The bars of one interval: at most two are open, since the lateness is shorter than any interval. */
    private final class Series {
        private final BarInterval interval;
        private final ArrayDeque<OpenBar> open = new ArrayDeque<>(2);
        private long leftOut;

        Series(BarInterval interval) {
            this.interval = interval;
        }

        boolean trade(long timeNanos, long price, long quantity) {
            OpenBar bar = quantity > 0 && !tooLarge(price) ? at(timeNanos) : null;
            if (bar == null || !bar.fits(quantity)) {
                leftOut++;
                return false;
            }
            bar.trade(price, quantity);
            return true;
        }

        /** The bar of a moment, or null where that was closed. */
        OpenBar at(long timeNanos) {
            long start = interval.startOf(timeNanos);
            if (isOver(start)) {
                return null;
            }
            for (OpenBar each : open) {
                if (each.startNanos == start) {
                    return each;
                }
            }
            OpenBar opened = new OpenBar(interval, start);
            if (open.isEmpty() || open.getLast().startNanos < start) {
                open.addLast(opened);
            } else {
                open.addFirst(opened);
            }
            return opened;
        }

        private boolean isOver(long startNanos) {
            return startNanos + interval.nanos() + LATENESS_NANOS <= nowNanos;
        }

        void closeWhatIsOver() {
            while (!open.isEmpty() && isOver(open.getFirst().startNanos)) {
                close(open.removeFirst(), false);
            }
        }

        void cut() {
            while (!open.isEmpty()) {
                close(open.removeFirst(), true);
            }
        }

        /** While the feed is lost nothing is known to be heard before the bar's end. */
        private long coveredFrom(OpenBar bar) {
            return covered ? coveredFromNanos : bar.endNanos();
        }

        private void close(OpenBar bar, boolean cut) {
            boolean ofMids = bar.hasMids() && bar.endNanos() <= firstTradeNanos;
            if (bar.hasTrades() || ofMids) {
                closed.accept(bar.close(priceDecimals, quantityDecimals, leftOut, cut, coveredFrom(bar)));
                leftOut = 0;
            }
        }
    }
}
