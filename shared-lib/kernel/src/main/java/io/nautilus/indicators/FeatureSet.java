package io.nautilus.indicators;

import io.nautilus.contracts.Trade;
import io.nautilus.indicators.MarketSeconds.Flows;
import io.nautilus.indicators.MarketSeconds.MarketSecond;
import io.nautilus.market.Bar;
import io.nautilus.market.BarInterval;
import io.nautilus.market.OrderBook;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The vector of features of one instrument, made the same way for the live engine and for training. It takes the
 * instrument's closed bars of {@link #INTERVAL} and, between them, its trades and the states of its book. A vector
 * belongs to a bar: what it says of the book and of trades is as of the bar's end by event time, so it does not depend
 * on how far market data was read beyond it, as long as it was read to the end of the bar.
 *
 * <p>Every feature is without a unit and independent of the price's scale. Not for use by several threads.
 *
 * <ul>
 *   <li>{@code return_n}: the logarithm of the close over the close n bars ago
 *   <li>{@code ema_gap_n}: the close over its {@link Ema}, less 1
 *   <li>{@code macd_histogram}: that of {@link Macd} (12, 26, 9) over the close
 *   <li>{@code rsi_14}, {@code natr_14}, {@code stochastic_14} (not smoothed), {@code cci_20}, {@code adx_14}: {@link
 *       Rsi}, {@link Natr}, {@link Stochastic}, {@link Cci} and {@link Adx}, each divided by 100
 *   <li>{@code bollinger_20}: where the close lies between {@link Bollinger}'s bands, 0 to 1 inside
 *   <li>{@code realised_volatility_20}: {@link RealisedVolatility} over 20 bars
 *   <li>{@code volume_ratio_20}: the bar's volume over the mean volume of the last 20, itself included
 *   <li>{@code trade_flow_n}: {@link TradeFlow} of the trades in the n seconds before the bar's end
 *   <li>{@code book_imbalance_n}: {@link BookImbalance} over n levels at the bar's end
 *   <li>{@code microprice_gap}, {@code relative_spread}: {@link MicropriceGap} and {@link RelativeSpread} at the bar's end
 *   <li>{@code mid_gap}: the middle of the book at the bar's end over the close, less 1
 *   <li>{@code ofi_n}: {@link OrderFlowImbalance} as a share, of the changes in the n seconds before the bar's end
 * </ul>
 */
public final class FeatureSet {
    /** Goes up when a feature's meaning changes while its name stays. */
    public static final int VERSION = 1;

    public static final BarInterval INTERVAL = BarInterval.S1;

    /** A value, and the name of the indicator in the {@link Catalogue} that it is made of; empty where it is of none. */
    private record Value(String name, String indicator) {}

    private static final List<Value> VALUES = List.of(
            new Value("return_1", ""),
            new Value("return_5", ""),
            new Value("return_20", ""),
            new Value("ema_gap_8", "ema"),
            new Value("ema_gap_21", "ema"),
            new Value("macd_histogram", "macd"),
            new Value("rsi_14", "rsi"),
            new Value("natr_14", "natr"),
            new Value("bollinger_20", "bollinger"),
            new Value("stochastic_14", "stochastic"),
            new Value("cci_20", "cci"),
            new Value("adx_14", "adx"),
            new Value("realised_volatility_20", "realised_volatility"),
            new Value("volume_ratio_20", ""),
            new Value("trade_flow_1s", "trade_flow"),
            new Value("trade_flow_5s", "trade_flow"),
            new Value("book_imbalance_1", "book_imbalance"),
            new Value("book_imbalance_5", "book_imbalance"),
            new Value("microprice_gap", "microprice_gap"),
            new Value("relative_spread", "relative_spread"),
            new Value("mid_gap", ""),
            new Value("ofi_1s", "order_flow_imbalance"),
            new Value("ofi_5s", "order_flow_imbalance"));

    private static final List<String> NAMES = VALUES.stream().map(Value::name).toList();

    private static final long SCHEMA = hash();

    /** A pause in the bars that begins a new series. */
    private static final long PAUSE_NANOS = 60 * MarketSeconds.NANOS;
    /** The longest window on the book and on trades, in seconds. */
    private static final int WINDOW = 5;

    private final BarFeatures bars = new BarFeatures();
    private final MarketSeconds market = new MarketSeconds();
    private final double[] vector = new double[NAMES.size()];
    private boolean begun;
    private long lastStartNanos;
    private Absence absence = Absence.WARMING_UP;

    /** The names of the values, in their order. */
    public static List<String> names() {
        return NAMES;
    }

    /** The names of the values that are made of an indicator, over windows of their own. */
    public static List<String> madeOf(String indicator) {
        return VALUES.stream()
                .filter(value -> value.indicator().equals(indicator))
                .map(Value::name)
                .toList();
    }

    /**
     * What a consumer compares before it uses a vector: the first eight bytes, most significant first, of the SHA-256
     * of the version and the names, joined with line feeds.
     */
    public static long schema() {
        return SCHEMA;
    }

    private static long hash() {
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
        return BarFeatures.WARM_UP;
    }

    /**
     * The book after a change, at the event time of that change. To be called after every applied snapshot and delta;
     * {@code book} is read, not kept. One that cannot be measured ({@link BookIndicator}) counts as lost.
     */
    public void onBook(OrderBook book, long eventTimeNanos) {
        market.book(book, eventTimeNanos);
    }

    /** From here on the book is not known, until the next {@link #onBook}. */
    public void bookLost(long eventTimeNanos) {
        market.bookLost(eventTimeNanos);
    }

    /** A trade. One that comes too late for its bar is left out, as in the bar. */
    public void onTrade(Trade trade) {
        market.trade(trade);
    }

    /**
     * The next closed bar. Answers whether there is a vector for it; where there is none, {@link #absence} says why.
     * A bar that is not newer than the one before, or comes after a pause of a minute or more, begins a new series.
     * Throws {@link IllegalArgumentException} where the bar is of another interval.
     */
    public boolean onBar(Bar bar) {
        if (bar.interval() != INTERVAL) {
            throw new IllegalArgumentException("a bar of " + bar.interval().text());
        }
        if (begun && (bar.startNanos() <= lastStartNanos || bar.startNanos() - lastStartNanos >= PAUSE_NANOS)) {
            bars.clear();
        }
        begun = true;
        lastStartNanos = bar.startNanos();
        absence = taken(bar) ? compute(bar) : Absence.UNUSABLE_PRICES;
        return absence == null;
    }

    private boolean taken(Bar bar) {
        try {
            bars.update(Candle.of(bar));
            return true;
        } catch (IllegalArgumentException unusable) {
            bars.clear();
            return false;
        }
    }

    /** Why there is no vector, or null with the vector made. */
    private Absence compute(Bar bar) {
        if (!bars.ready()) {
            return Absence.WARMING_UP;
        }
        if (bar.partial()) {
            return Absence.PARTIAL_BAR;
        }
        long second = Math.floorDiv(bar.startNanos(), MarketSeconds.NANOS);
        Flows last = market.flows(second, 1);
        if (!bars.traded() || !last.traded()) {
            return Absence.NO_TRADES;
        }
        MarketSecond book = market.newestUpTo(second);
        if (book == null || !book.known()) {
            return Absence.NO_BOOK;
        }
        if (!book.knownSince((second - WINDOW + 1) * MarketSeconds.NANOS)) {
            return Absence.BOOK_WARMING_UP;
        }
        bars.fill(vector);
        fill(book, last, market.flows(second, WINDOW));
        return finite() ? null : Absence.UNUSABLE_PRICES;
    }

    private void fill(MarketSecond book, Flows last, Flows longer) {
        int at = BarFeatures.COUNT;
        vector[at++] = last.tradeImbalance();
        vector[at++] = longer.tradeImbalance();
        vector[at++] = book.imbalance1();
        vector[at++] = book.imbalance5();
        vector[at++] = book.microprice();
        vector[at++] = book.spread();
        vector[at++] = book.mid() / bars.close() - 1;
        vector[at++] = last.orderImbalance();
        vector[at] = longer.orderImbalance();
    }

    private boolean finite() {
        return Arrays.stream(vector).allMatch(Double::isFinite);
    }

    /** Whether the newest bar has a vector. */
    public boolean ready() {
        return absence == null;
    }

    /** Why the newest bar has no vector. */
    public Optional<Absence> absence() {
        return Optional.ofNullable(absence);
    }

    /** The vector of the newest bar, a copy, in the order of {@link #names}. Throws where it is not {@link #ready}. */
    public double[] values() {
        if (absence != null) {
            throw new IllegalStateException(absence.label());
        }
        return vector.clone();
    }

    /** As new. */
    public void reset() {
        bars.clear();
        market.clear();
        begun = false;
        absence = Absence.WARMING_UP;
    }
}
