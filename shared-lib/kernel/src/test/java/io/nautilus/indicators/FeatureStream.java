package io.nautilus.indicators;

import io.nautilus.contracts.Levels;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.market.Bar;
import io.nautilus.market.OrderBook;
import io.nautilus.market.TimeBars;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A made-up market of one instrument: what happens in it in order, and the bars that the platform makes of it. */
final class FeatureStream {
    static final long START_SECOND = 1_700_000_000L;
    static final long NANOS = 1_000_000_000L;

    /** A book or a trade; {@code book} is null for a trade. */
    record Event(long timeNanos, OrderBook book, Trade trade) {}

    /** A closed bar and how many events had come when it closed. */
    record Closed(Bar bar, int events) {}

    final List<Event> events = new ArrayList<>();
    final List<Closed> bars = new ArrayList<>();

    private final Random random;
    private final TimeBars closing;

    private FeatureStream(long seed) {
        random = new Random(seed);
        closing = new TimeBars(TestBooks.PRICE_DECIMALS, TestBooks.QUANTITY_DECIMALS, this::close);
    }

    private void close(Bar bar) {
        if (bar.interval() == FeatureSet.INTERVAL) {
            bars.add(new Closed(bar, events.size()));
        }
    }

    /** Some books and trades in every second, a few of them late. */
    static FeatureStream of(long seed, int seconds) {
        FeatureStream stream = new FeatureStream(seed);
        long bid = 5_000 + stream.random.nextInt(5_000);
        for (int second = 0; second < seconds; second++) {
            long start = (START_SECOND + second) * NANOS;
            stream.book(start, bid);
            for (int i = 0; i < 4; i++) {
                long time = start + (i + 1) * NANOS / 5;
                bid += stream.random.nextInt(7) - 3;
                stream.book(time, bid);
                stream.trade(time - stream.late(), bid);
            }
        }
        stream.closing.time((START_SECOND + seconds + 10) * NANOS);
        return stream;
    }

    /** Most trades are in time, some so late that their bar is closed. */
    private long late() {
        return switch (random.nextInt(8)) {
            case 0 -> NANOS / 3;
            case 1 -> NANOS * 3 / 2;
            default -> 0;
        };
    }

    private void book(long timeNanos, long bid) {
        long ask = bid + 1 + random.nextInt(5);
        OrderBook book = TestBooks.of(
                Levels.of(new long[] {bid, bid - 1, bid - 4}, quantities(3)),
                Levels.of(new long[] {ask, ask + 2}, quantities(2)));
        events.add(new Event(timeNanos, book, null));
        closing.time(timeNanos);
    }

    private long[] quantities(int count) {
        return random.longs(count, 1, 1_000).toArray();
    }

    private void trade(long timeNanos, long bid) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        Trade trade = TestBooks.trade(timeNanos, bid + random.nextInt(3), 1 + random.nextInt(90), side);
        events.add(new Event(timeNanos, null, trade));
        closing.trade(timeNanos, trade.price(), trade.quantity());
    }

    static void give(FeatureSet features, Event event) {
        if (event.trade() == null) {
            features.onBook(event.book(), event.timeNanos());
        } else {
            features.onTrade(event.trade());
        }
    }

    /** The vectors of all bars, null where there is none; each bar comes {@code behind} bars after it closed. */
    List<double[]> vectors(FeatureSet features, int behind) {
        List<double[]> vectors = new ArrayList<>();
        int given = 0;
        for (int i = 0; i < bars.size(); i++) {
            int until = bars.get(Math.min(bars.size() - 1, i + behind)).events();
            for (; given < until; given++) {
                give(features, events.get(given));
            }
            vectors.add(features.onBar(bars.get(i).bar()) ? features.values() : null);
        }
        return vectors;
    }
}
