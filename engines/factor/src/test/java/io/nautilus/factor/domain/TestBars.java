package io.nautilus.factor.domain;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.Source;
import io.nautilus.market.BarInterval;
import java.time.Instant;
import java.util.Locale;

/** Bars as their topic has them; each is closed by a later message than the one before. */
public final class TestBars {
    public static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private long offset;

    /** A bar of one second that closes so many seconds after the start, with one price. */
    public BarRecord bar(String instrument, long closeSecond, double price) {
        return bar(instrument, BarInterval.S1, closeSecond, price, false);
    }

    public BarRecord partial(String instrument, long closeSecond, double price) {
        return bar(instrument, BarInterval.S1, closeSecond, price, true);
    }

    public BarRecord bar(String instrument, BarInterval interval, long closeSecond, double price, boolean partial) {
        return bar(instrument, interval, closeSecond, new Observation(price, price, price, 1, price), partial);
    }

    public BarRecord bar(String instrument, BarInterval interval, long closeSecond, Observation bar, boolean partial) {
        Instant end = START.plusSeconds(closeSecond);
        Instant start = end.minusNanos(interval.nanos());
        return new BarRecord(
                instrument,
                BarRecord.TIME,
                interval.text(),
                start,
                end,
                bar.volume() == 0 ? BarRecord.Basis.MID : BarRecord.Basis.TRADES,
                text(bar.close()),
                text(bar.high()),
                text(bar.low()),
                text(bar.close()),
                text(bar.volume()),
                bar.vwap() == 0 ? "" : text(bar.vwap()),
                1,
                0,
                partial,
                start,
                source(offset++));
    }

    public static Source source(long offset) {
        return new Source("market-data", 0, offset, 0);
    }

    public static Source place(long offset) {
        return new Source("bars", 0, offset, 0);
    }

    /** Close of a second after the start, as cross-sections tell it. */
    public static long nanos(long closeSecond) {
        return START.plusSeconds(closeSecond).getEpochSecond() * 1_000_000_000L;
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, "%s", number);
    }
}
