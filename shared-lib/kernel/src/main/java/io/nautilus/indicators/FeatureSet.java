package io.nautilus.indicators;

import io.nautilus.contracts.Trade;
import io.nautilus.market.Bar;
import io.nautilus.market.BarInterval;
import io.nautilus.market.OrderBook;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * The vector of features of one instrument, made the same way for the live engine and for training. It takes the
 * instrument's closed bars of {@link #INTERVAL} and, between them, its trades and the states of its book. A vector
 * belongs to a bar: what it says of the book and of trades is as of the bar's end by event time, so it does not depend
 * on how far market data was read beyond it, as long as it was read to the end of the bar.
 *
 * <p>Every feature is without a unit and independent of the price's scale. Not for use by several threads.
 */
public final class FeatureSet {
    /** Goes up when a feature's meaning changes while its name stays. */
    public static final int VERSION = 1;

    public static final BarInterval INTERVAL = BarInterval.S1;

    private static final List<String> NAMES = List.of(
            "return_1",
            "return_5",
            "return_20",
            "ema_gap_8",
            "ema_gap_21",
            "macd_histogram",
            "rsi_14",
            "natr_14",
            "bollinger_20",
            "stochastic_14",
            "cci_20",
            "adx_14",
            "realised_volatility_20",
            "volume_ratio_20",
            "trade_flow_1s",
            "trade_flow_5s",
            "book_imbalance_1",
            "book_imbalance_5",
            "microprice_gap",
            "relative_spread",
            "mid_gap",
            "ofi_1s",
            "ofi_5s");

    /** The names of the values, in their order. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * What a consumer compares before it uses a vector: the first eight bytes, most significant first, of the SHA-256
     * of the version and the names, joined with line feeds.
     */
    public static long schema() {
        String text = VERSION + "\n" + String.join("\n", NAMES);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /** How many bars of one series come before the first vector; with fewer it is {@link Absence#WARMING_UP}. */
    public static int warmUpBars() {
        return 34;
    }

    /**
     * The book after a change, at the event time of that change. To be called after every applied snapshot and delta;
     * {@code book} is read, not kept. One that is not complete counts as lost.
     */
    public void onBook(OrderBook book, long eventTimeNanos) {
        throw new UnsupportedOperationException("not yet");
    }

    /** From here on the book is not known, until the next {@link #onBook}. */
    public void bookLost(long eventTimeNanos) {
        throw new UnsupportedOperationException("not yet");
    }

    public void onTrade(Trade trade) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * The next closed bar. Answers whether there is a vector for it; where there is none, {@link #absence} says why.
     * A bar that is not newer than the one before, or comes after a pause of a minute or more, begins a new series.
     * Throws {@link IllegalArgumentException} where the bar is of another interval.
     */
    public boolean onBar(Bar bar) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Whether the newest bar has a vector. */
    public boolean ready() {
        return absence().isEmpty();
    }

    /** Why the newest bar has no vector. */
    public Optional<Absence> absence() {
        return Optional.of(Absence.WARMING_UP);
    }

    /** The vector of the newest bar, a copy, in the order of {@link #names}. Throws where it is not {@link #ready}. */
    public double[] values() {
        throw new IllegalStateException("no vector");
    }

    /** As new. */
    public void reset() {
        throw new UnsupportedOperationException("not yet");
    }
}
