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
 * The simulated venue. Steps follow the wall's clock, which says when one is due and what its time is. One that cannot
 * keep up catches up for {@link #MAX_CATCH_UP_NANOS}; what is beyond is left out. It starts from the books it published
 * last, or lets the agents fill an empty one before anybody looks. Instruments share nothing but the clock.
 *
 * <p>What an empty market's agents do in its first step, its second and so on is the seed's alone: books, trades and
 * quotes come in the same sequence whenever it starts and however often it is late; only their times are the clock's,
 * and so are statuses and the snapshots that are due by time. A market that continues from published books draws from
 * the step on that the clock shows, since it would else repeat, on other books, what it did before.
 */
public final class SimulatedFeed implements Feed {
    public static final long STEP_NANOS = SimulatedSpeed.USUAL_STEP_NANOS;
    public static final long MAX_CATCH_UP_NANOS = 2_000_000_000L;

    private static final int STEPS_PER_CALL = 64;
    private static final long FIRST_STEP = 0;

    private final long seed;
    private final long stepNanos;
    private final List<SimulatedInstrument> instruments;
    private final MarketBooks books;
    private final Map<Symbol, OrderBook.Depth> published;
    private final List<Running> markets = new ArrayList<>();
    private long lastStep;

    /** A market and the number of the step it took last. */
    private static final class Running {
        private final SimulatedMarket market;
        private long step;

        Running(SimulatedMarket market, long step) {
            this.market = market;
            this.step = step;
        }

        void step(long atNanos, Consumer<MarketEvent> out) {
            step++;
            market.step(step, atNanos, out);
        }
    }

    /** {@code published} has the last book of each instrument that was published before, if any was. */
    public SimulatedFeed(
            long seed,
            SimulatedSpeed speed,
            List<SimulatedInstrument> instruments,
            MarketBooks books,
            Map<Symbol, OrderBook.Depth> published) {
        this.seed = seed;
        this.stepNanos = speed.stepNanos();
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
        lastStep = wallNanos / stepNanos;
        markets.clear();
        for (SimulatedInstrument instrument : instruments) {
            markets.add(opened(instrument));
        }
        books.begin(wallNanos, lastStep * stepNanos, out);
    }

    @Override
    public long step(long wallNanos, Consumer<MarketEvent> out) {
        long due = wallNanos / stepNanos;
        if (Math.abs(due - lastStep) > MAX_CATCH_UP_NANOS / stepNanos) {
            lastStep = due - 1;
        }
        for (int taken = 0; lastStep < due && taken < STEPS_PER_CALL; taken++) {
            lastStep++;
            for (Running market : markets) {
                market.step(lastStep * stepNanos, out);
            }
        }
        books.tick(wallNanos, lastStep * stepNanos, out);
        return lastStep < due ? wallNanos : Math.min((lastStep + 1) * stepNanos, books.nextStatusNanos());
    }

    @Override
    public void close() {
        markets.clear();
    }

    private Running opened(SimulatedInstrument instrument) {
        long nowNanos = lastStep * stepNanos;
        Consumer<MarketEvent> nobody = event -> {};
        InstrumentBook book = books.define(instrument.terms(), nowNanos, nobody);
        book.replace(Levels.NONE, Levels.NONE, nowNanos, nobody);
        SimulatedMarket market = new SimulatedMarket(seed, instrument, book);
        OrderBook.Depth before = published.get(instrument.terms().symbol());
        if (before == null) {
            market.warmUp(FIRST_STEP, nowNanos);
            return new Running(market, FIRST_STEP);
        }
        market.restore(before.bids(), before.asks(), nowNanos, nobody);
        return new Running(market, lastStep);
    }
}
