package io.nautilus.market;

import io.nautilus.contracts.BarRecord.Basis;

/** A bar while it gathers: prices of trades and, beside them, mids, of which the close takes one kind. */
final class OpenBar {
    /** What a mid has more than a price, and a volume weighted price more than a price, where the scale allows it. */
    static final int MID_DECIMALS = 1;

    static final int VWAP_DECIMALS = 2;
    /** Prices of a larger magnitude could not be printed with more decimals. */
    static final long LARGEST = Long.MAX_VALUE / 200;

    final BarInterval interval;
    final long startNanos;
    private final Range traded = new Range();
    private final Range middles = new Range();
    private long volume;
    private long turnoverHigh;
    private long turnoverLow;

    OpenBar(BarInterval interval, long startNanos) {
        this.interval = interval;
        this.startNanos = startNanos;
    }

    long endNanos() {
        return startNanos + interval.nanos();
    }

    /** Whether it can hold the quantity besides what it has. */
    boolean fits(long quantity) {
        return volume <= Long.MAX_VALUE - quantity;
    }

    void trade(long price, long quantity) {
        traded.add(price);
        volume += quantity;
        long low = turnoverLow + price * quantity;
        long carry = Long.compareUnsigned(low, turnoverLow) < 0 ? 1 : 0;
        turnoverHigh += Math.multiplyHigh(price, quantity) + carry;
        turnoverLow = low;
    }

    void mid(long mid) {
        middles.add(mid);
    }

    boolean hasTrades() {
        return traded.count > 0;
    }

    boolean hasMids() {
        return middles.count > 0;
    }

    /** The bar of trades where there were some, else of mids. */
    Bar close(int priceDecimals, int quantityDecimals, long leftOut, boolean cut, long coveredFromNanos) {
        Basis basis = hasTrades() ? Basis.TRADES : Basis.MID;
        Range range = hasTrades() ? traded : middles;
        int more = more(priceDecimals, VWAP_DECIMALS);
        return new Bar(
                interval,
                startNanos,
                basis,
                hasTrades() ? priceDecimals : priceDecimals + more(priceDecimals, MID_DECIMALS),
                quantityDecimals,
                priceDecimals + more,
                range.open,
                range.high,
                range.low,
                range.close,
                volume,
                hasTrades() ? Decimals.quotient(turnoverHigh, turnoverLow, volume, more) : 0,
                traded.count,
                leftOut,
                cut || coveredFromNanos > startNanos,
                coveredFromNanos);
    }

    /** How many of the wanted decimals the scale still takes. */
    static int more(int priceDecimals, int wanted) {
        return Math.min(wanted, Decimals.MAX_DECIMALS - priceDecimals);
    }

    /** First, largest, smallest and last of what was added. */
    private static final class Range {
        long open;
        long high;
        long low;
        long close;
        long count;

        void add(long price) {
            open = count == 0 ? price : open;
            high = count == 0 ? price : Math.max(high, price);
            low = count == 0 ? price : Math.min(low, price);
            close = price;
            count++;
        }
    }
}
