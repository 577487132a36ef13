package io.nautilus.testing;

import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.engine.EpochClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Market data as a test wants it, in the name of marketdata's writer. Feed {@link #LIVE_FEED} is alive as long as this
 * is and repeats its instruments and books, so that who joins later has them; other feeds say what the test says.
 * Instruments trade in dollars with a tick of 0.05 and a lot of 0.005.
 */
public final class TestMarket implements AutoCloseable {
    public static final int LIVE_FEED = 1;
    public static final int PRICE_DECIMALS = 2;
    public static final int QUANTITY_DECIMALS = 3;

    private static final int QUOTE_DECIMALS = 6;
    private static final long TICK = 5;
    private static final long LOT = 5;
    private static final long HEARTBEAT_MILLIS = 200;
    /** Well within the span that joining readers look back. */
    private static final long REPEAT_MILLIS = 10_000;

    private final TestWriter writer;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    private final Map<Integer, MarketEvent> definitions = new ConcurrentHashMap<>();
    private final Map<Integer, MarketEvent> snapshots = new ConcurrentHashMap<>();
    private final List<ScheduledFuture<?>> beating;
    private int lastInstrument;

    public TestMarket(TestLog log) {
        writer = log.writer(Topics.MARKET_DATA, new Writer(WriterKind.MARKETDATA, 0));
        beating = List.of(
                beat(() -> says(LIVE_FEED, MarketState.LIVE), 0, HEARTBEAT_MILLIS),
                beat(this::repeat, REPEAT_MILLIS, REPEAT_MILLIS));
    }

    private ScheduledFuture<?> beat(Runnable what, long firstMillis, long everyMillis) {
        return heart.scheduleWithFixedDelay(what, firstMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    private synchronized void repeat() {
        definitions.forEach((id, definition) -> {
            publish(definition);
            if (snapshots.containsKey(id)) {
                publish(snapshots.get(id));
            }
        });
    }

    /** Defines an instrument of a feed that says it lives, and gives it a book; returns its id. */
    public int open(String symbol, int feed, Levels bids, Levels asks) {
        int id = define(symbol, feed);
        snapshot(id, bids, asks);
        return id;
    }

    /** Defines an instrument that has no book yet; returns its id. */
    public synchronized int define(String symbol, int feed) {
        int id = ++lastInstrument;
        String base = symbol.substring(0, symbol.indexOf('-'));
        says(feed, MarketState.LIVE);
        InstrumentDefinition definition = new InstrumentDefinition(
                id, now(), feed, PRICE_DECIMALS, QUANTITY_DECIMALS, QUOTE_DECIMALS, TICK, LOT, symbol, base, "USD");
        publish(definition);
        if (feed == LIVE_FEED) {
            definitions.put(id, definition);
        }
        return id;
    }

    public synchronized void snapshot(int instrument, Levels bids, Levels asks) {
        BookSnapshot book = new BookSnapshot(instrument, now(), PRICE_DECIMALS, QUANTITY_DECIMALS, 0, true, bids, asks);
        publish(book);
        snapshots.put(instrument, book);
    }

    public void says(int feed, MarketState state) {
        publish(new FeedStatus(0, now(), feed, state, state == MarketState.LIVE ? "" : "as the test says"));
    }

    public void publish(MarketEvent... events) {
        writer.write(events);
    }

    private static long now() {
        return EpochClock.SYSTEM.getAsLong();
    }

    /** Falls silent for good. Throws if it had done so by itself. */
    @Override
    public void close() {
        for (ScheduledFuture<?> each : beating) {
            if (each.state() == Future.State.FAILED) {
                throw new IllegalStateException("the market fell silent by itself", each.exceptionNow());
            }
        }
        heart.shutdown();
        try {
            if (!heart.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the heartbeat does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the market closed", interrupted);
        }
    }
}
