package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.market.OrderBook;
import io.nautilus.market.Symbol;
import io.nautilus.marketdata.domain.Feed;
import io.nautilus.marketdata.domain.InstrumentBook;
import io.nautilus.marketdata.domain.MarketBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The simulated venue. A step is 100 ms of wall time and its number is the wall's, so a market continues at the step
 * that the clock shows. Where the clock jumped by more than {@link #MAX_CATCH_UP} steps it goes on from there. It
 * starts from the books it published last, or lets the agents fill an empty one before anybody looks.
 */
public final class SimulatedFeed implements Feed {
    public static final long STEP_NANOS = 100_000_000L;
    public static final int MAX_CATCH_UP = 20;

    private static final int WARM_UP_STEPS = 300;

    private final long seed;
    private final List<SimulatedInstrument> instruments;
    private final MarketBooks books;
    private final Map<Symbol, OrderBook.Depth> published;
    private final List<SimulatedMarket> markets = new ArrayList<>();
    private long lastStep;

    /** {@code published} has the last book of each instrument that was published before, if any was. */
    public SimulatedFeed(
            long seed,
            List<SimulatedInstrument> instruments,
            MarketBooks books,
            Map<Symbol, OrderBook.Depth> published) {
        this.seed = seed;
        this.instruments = List.copyOf(instruments);
        this.books = books;
        this.published = Map.copyOf(published);
    }

    @Override
    public long sequence() {
        return lastStep;
    }

    @Override
    public MarketBooks books() {
        return books;
    }

    @Override
    public void begin(long wallNanos, Consumer<MarketEvent> out) {
        lastStep = wallNanos / STEP_NANOS;
        markets.clear();
        for (SimulatedInstrument instrument : instruments) {
            markets.add(opened(instrument));
        }
        books.begin(wallNanos, lastStep * STEP_NANOS, out);
    }

    @Override
    public long step(long wallNanos, Consumer<MarketEvent> out) {
        long due = wallNanos / STEP_NANOS;
        if (Math.abs(due - lastStep) > MAX_CATCH_UP) {
            lastStep = due - 1;
        }
        while (lastStep < due) {
            lastStep++;
            for (SimulatedMarket market : markets) {
                market.step(lastStep, lastStep * STEP_NANOS, out);
            }
        }
        books.tick(wallNanos, lastStep * STEP_NANOS, out);
        return Math.min((lastStep + 1) * STEP_NANOS, books.nextStatusNanos());
    }

    @Override
    public void close() {
        markets.clear();
    }

    private SimulatedMarket opened(SimulatedInstrument instrument) {
        long nowNanos = lastStep * STEP_NANOS;
        Consumer<MarketEvent> nobody = event -> {};
        InstrumentBook book = books.define(instrument.terms(), nowNanos, nobody);
        book.replace(Levels.NONE, Levels.NONE, nowNanos, nobody);
        SimulatedMarket market = new SimulatedMarket(seed, instrument, book);
        OrderBook.Depth before = published.get(instrument.terms().symbol());
        if (before != null) {
            market.restore(before.bids(), before.asks(), nowNanos, nobody);
            return market;
        }
        for (long step = lastStep - WARM_UP_STEPS + 1; step <= lastStep; step++) {
            market.step(step, step * STEP_NANOS, nobody);
        }
        return market;
    }
}
