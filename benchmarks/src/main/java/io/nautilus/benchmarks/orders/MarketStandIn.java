package io.nautilus.benchmarks.orders;

import io.nautilus.benchmarks.stand.Failures;
import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Trade;
import io.nautilus.runtime.engine.EngineLoop;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.runtime.engine.Inbox;
import io.nautilus.runtime.engine.LoopBody;
import io.nautilus.runtime.engine.PublisherBody;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.runtime.log.ProcessEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Stands in for marketdata where a benchmark needs an exact rate of events: its publishing loop, and a market of eight
 * instruments whose best prices stay, so that every order meets the same book.
 */
public final class MarketStandIn implements PublisherBody.Source {
    static final String NAME = "market-stand-in";
    static final int INSTRUMENTS = 8;
    static final int PRICE_DECIMALS = 2;
    static final int QUANTITY_DECIMALS = 3;
    static final long BEST_BID = 9_995;
    static final long BEST_ASK = 10_000;

    private static final int QUOTE_DECIMALS = 6;
    private static final int FEED = 1;
    private static final long TICK = 5;
    private static final long LOT = 1;
    private static final int LEVELS = 10;
    private static final long QUANTITY = 1_000_000;
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long STATUS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long ANNOUNCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final int eventsPerSecond;
    private long begunNanos;
    private long statusNanos;
    private long announceNanos;
    private long given;

    private MarketStandIn(int eventsPerSecond) {
        this.eventsPerSecond = eventsPerSecond;
    }

    /** As a process of its own; returns when it publishes. */
    static void start(Stand stand, int eventsPerSecond) {
        Path ready = stand.folder().resolve("publishes-" + eventsPerSecond);
        stand.startLike(
                "marketdata",
                NAME,
                MarketStandIn.class.getName(),
                List.of(stand.bootstrap(), Integer.toString(eventsPerSecond), ready.toString()));
        new Failures().await("market data", () -> Files.exists(ready));
    }

    static String symbol(int instrument) {
        return "B" + instrument + "-USD.BENCH";
    }

    /**
     * Arguments: the broker's address, the events per second, and a file that it makes when it publishes. Runs until it
     * is ended.
     */
    public static void main(String[] arguments) throws IOException {
        ProcessEnd end = (code, message) -> {
            System.getLogger(MarketStandIn.class.getName()).log(System.Logger.Level.ERROR, message);
            Runtime.getRuntime().halt(code.code());
            return new IllegalStateException(message);
        };
        PublisherBody body = new PublisherBody(
                Topics.MARKET_DATA,
                1,
                new MarketStandIn(Integer.parseInt(arguments[1])),
                new Inbox(1),
                new KafkaClients(arguments[0], NAME),
                end,
                EpochClock.SYSTEM,
                unmeasured -> {});
        new EngineLoop(NAME, body, end).start();
        while (body.state() != LoopBody.State.READY) {
            LockSupport.parkNanos(STEP_NANOS);
        }
        Files.createFile(Path.of(arguments[2]));
    }

    @Override
    public void published(MarketEvent event) {
        // Everything is said anew.
    }

    @Override
    public void begin(long wallNanos, Consumer<MarketEvent> out) {
        begunNanos = wallNanos;
        status(wallNanos, out);
        announce(wallNanos, out);
    }

    private void status(long wallNanos, Consumer<MarketEvent> out) {
        out.accept(live(wallNanos));
        statusNanos = wallNanos + STATUS_NANOS;
    }

    private void announce(long wallNanos, Consumer<MarketEvent> out) {
        for (int id = 1; id <= INSTRUMENTS; id++) {
            out.accept(definition(id, wallNanos));
            out.accept(snapshot(id, wallNanos));
        }
        announceNanos = wallNanos + ANNOUNCE_NANOS;
    }

    static FeedStatus live(long wallNanos) {
        return new FeedStatus(0, wallNanos, FEED, MarketState.LIVE, "");
    }

    static InstrumentDefinition definition(int id, long wallNanos) {
        return new InstrumentDefinition(
                id,
                wallNanos,
                FEED,
                PRICE_DECIMALS,
                QUANTITY_DECIMALS,
                QUOTE_DECIMALS,
                TICK,
                LOT,
                symbol(id),
                "B" + id,
                "USD");
    }

    static BookSnapshot snapshot(int id, long wallNanos) {
        return new BookSnapshot(
                id, wallNanos, PRICE_DECIMALS, QUANTITY_DECIMALS, 0, true, side(BEST_BID, -TICK), side(BEST_ASK, TICK));
    }

    private static Levels side(long best, long step) {
        long[] prices = new long[LEVELS];
        long[] quantities = new long[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            prices[i] = best + i * step;
            quantities[i] = QUANTITY;
        }
        return Levels.of(prices, quantities);
    }

    @Override
    public long step(long wallNanos, Consumer<MarketEvent> out) {
        if (wallNanos >= statusNanos) {
            status(wallNanos, out);
        }
        if (wallNanos >= announceNanos) {
            announce(wallNanos, out);
        }
        long due = (wallNanos - begunNanos) / 1_000 * eventsPerSecond / 1_000_000;
        for (; given < due; given++) {
            out.accept(event(given, wallNanos));
        }
        return eventsPerSecond == 0 ? statusNanos : wallNanos + STEP_NANOS;
    }

    /** Of four events two change the size of a deep level, one is a quote and one a trade at the best ask. */
    static MarketEvent event(long number, long wallNanos) {
        int id = 1 + (int) (number % INSTRUMENTS);
        long level = BEST_BID - TICK * (1 + number / 4 % (LEVELS - 1));
        long changed = QUANTITY + number % 1_000;
        return switch ((int) (number / INSTRUMENTS % 4)) {
            case 0 -> new Trade(id, wallNanos, PRICE_DECIMALS, QUANTITY_DECIMALS, BEST_ASK, 1 + number % 10, Side.BUY);
            case 1 ->
                new Quote(id, wallNanos, PRICE_DECIMALS, QUANTITY_DECIMALS, BEST_BID, QUANTITY, BEST_ASK, QUANTITY);
            default ->
                new BookDelta(
                        id,
                        wallNanos,
                        PRICE_DECIMALS,
                        QUANTITY_DECIMALS,
                        0,
                        true,
                        Levels.of(level, changed),
                        Levels.NONE);
        };
    }

    @Override
    public List<Run> consumed() {
        return List.of();
    }

    @Override
    public void proven(MarketEvent event, int partition, long offset, int index) {
        // Who reads it is what is measured.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
