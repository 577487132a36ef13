package io.nautilus.features;

import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.indicators.FeatureSet;
import io.nautilus.market.Bar;
import io.nautilus.market.OrderBook;
import io.nautilus.market.TimeBars;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A market of one instrument, a second at a time: the messages, the bars that the platform makes of them, and the
 * vectors that they must give, made by one set of features that never stops.
 */
public final class TestSeconds {
    public static final int FEED = 7;
    private static final int PRICE_DECIMALS = 2;
    private static final int QUANTITY_DECIMALS = 3;
    private static final long NANOS = 1_000_000_000L;

    private final int id;
    private final String symbol;
    private final Random random;
    private final FeatureSet features = new FeatureSet();
    private final List<Bar> closed = new ArrayList<>();
    private final TimeBars bars = new TimeBars(PRICE_DECIMALS, QUANTITY_DECIMALS, this::close);
    private final TreeMap<Long, double[]> vectors = new TreeMap<>();
    private long second;
    private long bid = 10_000;

    /** Begins at a second of event time. */
    public TestSeconds(int id, String symbol, long second) {
        this.id = id;
        this.symbol = symbol;
        this.second = second;
        this.random = new Random(id);
    }

    private void close(Bar bar) {
        if (bar.interval() == FeatureSet.INTERVAL) {
            closed.add(bar);
        }
    }

    public String symbol() {
        return symbol;
    }

    public InstrumentDefinition definition() {
        String base = symbol.substring(0, symbol.indexOf('-'));
        return new InstrumentDefinition(
                id, second * NANOS, FEED, PRICE_DECIMALS, QUANTITY_DECIMALS, 6, 1, 1, symbol, base, "USD");
    }

    /** What the feed, or the instrument's book, says of itself. */
    public FeedStatus says(boolean ofTheBook, MarketState state) {
        if (ofTheBook && state != MarketState.LIVE) {
            features.bookLost(second * NANOS);
        }
        return new FeedStatus(ofTheBook ? id : 0, second * NANOS, FEED, state, state == MarketState.LIVE ? "" : "test");
    }

    /** The messages of the next second. */
    public List<MarketEvent> next() {
        return next(true);
    }

    /** The same; without {@code books} only trades. */
    public List<MarketEvent> next(boolean books) {
        List<MarketEvent> events = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long time = second * NANOS + i * NANOS / 4;
            bid += random.nextInt(9) - 4;
            if (books) {
                events.add(book(time));
            }
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            Trade trade = new Trade(
                    id,
                    time + 1,
                    PRICE_DECIMALS,
                    QUANTITY_DECIMALS,
                    bid + random.nextInt(3),
                    1 + random.nextInt(99),
                    side);
            features.onTrade(trade);
            bars.trade(trade.eventTimeNanos(), trade.price(), trade.quantity());
            events.add(trade);
        }
        second++;
        return events;
    }

    private BookSnapshot book(long timeNanos) {
        Levels bids = Levels.of(new long[] {bid, bid - 2}, quantities());
        Levels asks = Levels.of(new long[] {bid + 2, bid + 3}, quantities());
        BookSnapshot snapshot = new BookSnapshot(id, timeNanos, PRICE_DECIMALS, QUANTITY_DECIMALS, 0, true, bids, asks);
        OrderBook book = new OrderBook();
        book.apply(snapshot);
        features.onBook(book, timeNanos);
        bars.time(timeNanos);
        return snapshot;
    }

    private long[] quantities() {
        return random.longs(2, 1, 500).toArray();
    }

    /** The bars that what was said so far closed, each once; its vector is kept. */
    public List<Bar> closed() {
        List<Bar> now = List.copyOf(closed);
        closed.clear();
        for (Bar bar : now) {
            if (features.onBar(bar)) {
                vectors.put(bar.endNanos(), features.values());
            }
        }
        return now;
    }

    /** The vector that must have this time, or null where there must be none. */
    public double[] expected(FeatureVector vector) {
        return vectors.get(vector.eventTimeNanos());
    }

    public int expectedCount() {
        return vectors.size();
    }
}
