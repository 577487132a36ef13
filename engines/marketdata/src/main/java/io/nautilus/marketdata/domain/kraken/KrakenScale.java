package io.nautilus.marketdata.domain.kraken;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.Levels;
import io.nautilus.market.Decimals;
import io.nautilus.market.Instrument;
import io.nautilus.marketdata.domain.kraken.KrakenMessage.Level;
import io.nautilus.marketdata.domain.venue.PrintedScale;
import java.util.List;

/** Kraken's texts as mantissas in an instrument's decimals, and which decimals its texts print. */
final class KrakenScale {
    private static final int UNKNOWN_DECIMALS = 8;
    private static final int NANOS_DECIMALS = 9;

    private KrakenScale() {}

    /** The decimals that the prices of these levels print at most, 8 where there is none. */
    static int priceDecimals(List<Level> bids, List<Level> asks) {
        int most = Math.max(mostPrinted(bids, true), mostPrinted(asks, true));
        return most < 0 ? UNKNOWN_DECIMALS : most;
    }

    /** The same for volumes. */
    static int quantityDecimals(List<Level> bids, List<Level> asks) {
        int most = Math.max(mostPrinted(bids, false), mostPrinted(asks, false));
        return most < 0 ? UNKNOWN_DECIMALS : most;
    }

    /**
     * Throws {@code DecimalException}, or {@link DecodeException} with {@code invalid-level}; no volume is 0 in a whole
     * book.
     */
    static Levels levels(List<Level> levels, Instrument instrument, boolean whole) {
        long[] prices = new long[levels.size()];
        long[] quantities = new long[levels.size()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = price(levels.get(i).price(), instrument);
            quantities[i] = quantity(levels.get(i).volume(), instrument);
            if (whole && quantities[i] == 0) {
                throw new DecodeException(
                        "invalid-level", "no volume at " + levels.get(i).price());
            }
        }
        return Levels.of(prices, quantities);
    }

    static long price(String text, Instrument instrument) {
        return PrintedScale.of(instrument).price(text);
    }

    /** A volume, which can be 0. */
    static long quantity(String text, Instrument instrument) {
        return PrintedScale.of(instrument).quantity(text);
    }

    /** The latest time that a level states, {@code otherwise} where none does. */
    static long timeNanos(List<Level> bids, List<Level> asks, long otherwise) {
        long latest = Math.max(latest(bids), latest(asks));
        return latest < 0 ? otherwise : latest;
    }

    /** Seconds since the epoch as nanoseconds. */
    static long timeNanos(String seconds) {
        long nanos = Decimals.parse(seconds, NANOS_DECIMALS);
        if (nanos < 0) {
            throw new DecodeException("invalid-time", "time " + seconds);
        }
        return nanos;
    }

    private static long latest(List<Level> levels) {
        long latest = -1;
        for (Level level : levels) {
            latest = Math.max(latest, timeNanos(level.time()));
        }
        return latest;
    }

    private static int mostPrinted(List<Level> levels, boolean prices) {
        int most = -1;
        for (Level level : levels) {
            most = Math.max(most, Decimals.printed(prices ? level.price() : level.volume()));
        }
        return most;
    }
}
