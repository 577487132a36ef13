package io.nautilus.market;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.BarRecord.Basis;
import io.nautilus.contracts.Source;
import java.time.Instant;

/**
 * A closed time bar. Prices are mantissas in {@code priceDecimals}, {@code vwap} in {@code vwapDecimals}, the volume in
 * {@code quantityDecimals}; {@link BarRecord} says what the rest means.
 */
public record Bar(
        BarInterval interval,
        long startNanos,
        Basis basis,
        int priceDecimals,
        int quantityDecimals,
        int vwapDecimals,
        long open,
        long high,
        long low,
        long close,
        long volume,
        long vwap,
        long trades,
        long leftOut,
        boolean partial,
        long coveredFromNanos) {

    public long endNanos() {
        return startNanos + interval.nanos();
    }

    /** The bar as its topic carries it. */
    public BarRecord record(String instrument, Source source) {
        return new BarRecord(
                instrument,
                BarRecord.TIME,
                interval.text(),
                instant(startNanos),
                instant(endNanos()),
                basis,
                Decimals.format(open, priceDecimals),
                Decimals.format(high, priceDecimals),
                Decimals.format(low, priceDecimals),
                Decimals.format(close, priceDecimals),
                Decimals.format(volume, quantityDecimals),
                basis == Basis.MID ? "" : Decimals.format(vwap, vwapDecimals),
                trades,
                leftOut,
                partial,
                instant(coveredFromNanos),
                source);
    }

    /**
     * The bar of a topic's record. Throws {@link DecimalException} where a number is none, and
     * {@link IllegalArgumentException} where the interval is none.
     */
    public static Bar of(BarRecord record) {
        int priceDecimals = Decimals.printed(record.open());
        int quantityDecimals = Decimals.printed(record.volume());
        int vwapDecimals = Decimals.printed(record.vwap());
        return new Bar(
                BarInterval.named(record.interval())
                        .orElseThrow(() -> new IllegalArgumentException("no interval " + record.interval())),
                nanos(record.start()),
                record.basis(),
                priceDecimals,
                quantityDecimals,
                vwapDecimals,
                Decimals.parse(record.open(), priceDecimals),
                Decimals.parse(record.high(), priceDecimals),
                Decimals.parse(record.low(), priceDecimals),
                Decimals.parse(record.close(), priceDecimals),
                Decimals.parse(record.volume(), quantityDecimals),
                record.basis() == Basis.MID ? 0 : Decimals.parse(record.vwap(), vwapDecimals),
                record.trades(),
                record.leftOut(),
                record.partial(),
                nanos(record.coveredFrom()));
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}
