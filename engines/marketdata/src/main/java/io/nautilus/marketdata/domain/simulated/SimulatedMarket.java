package io.nautilus.marketdata.domain.simulated;

import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Side;
import io.nautilus.market.OrderBook;
import io.nautilus.marketdata.domain.InstrumentBook;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One simulated instrument: agents, the engine that matches their orders, and the book it publishes. Each level is what
 * agents placed. What changed before a trade is published before it, so a trade always happens at the best published
 * price and takes no more than was displayed there.
 */
final class SimulatedMarket {
    static final int MAX_ORDERS = 4_096;

    private static final int LEGACY = 0;
    private static final int WAITERS = 8;
    private static final int TAKERS = 3;

    private final long seed;
    private final InstrumentBook book;
    private final Fundamental fundamental;
    private final Legacy legacy = new Legacy();
    private final List<Agent> agents;
    private final long[] inventoryLots;
    private final MatchingEngine engine;
    private final Counter floor = new Counter();
    private long nextOrderId = 1;
    private long timeNanos;
    private Consumer<MarketEvent> out;
    private Top top = Top.NONE;

    SimulatedMarket(long seed, SimulatedInstrument instrument, InstrumentBook book) {
        this.seed = Draws.hash(seed, book.instrument().symbol().hashCode(), 0);
        this.book = book;
        fundamental = new Fundamental(this.seed, instrument.basePrice());
        agents = crowd(legacy);
        inventoryLots = new long[agents.size()];
        engine = new MatchingEngine(MAX_ORDERS, new Tape());
    }

    /** Rests the levels of a book that was published before, as orders of one owner who lets go of them. */
    void restore(Levels bids, Levels asks, long atNanos, Consumer<MarketEvent> published) {
        out = published;
        timeNanos = atNanos;
        legacy.adopt(engine, LEGACY, Side.BUY, bids, nextOrderId);
        nextOrderId += bids.size();
        legacy.adopt(engine, LEGACY, Side.SELL, asks, nextOrderId);
        nextOrderId += asks.size();
        book.publish(timeNanos, out);
    }

    /** Lets every agent act once; then says what changed. */
    void step(long step, long atNanos, Consumer<MarketEvent> published) {
        out = published;
        timeNanos = atNanos;
        floor.fundamental = fundamental.at(step);
        for (int agent = 0; agent < agents.size(); agent++) {
            floor.agent = agent;
            agents.get(agent).act(floor, new Draws(seed, agent, step));
        }
        book.publish(timeNanos, out);
        quote();
    }

    private void quote() {
        Top now = Top.of(book.book());
        if (!now.equals(top) && now.isWhole()) {
            top = now;
            book.quote(top.bid, top.bidQuantity, top.ask, top.askQuantity, timeNanos, out);
        }
    }

    private static List<Agent> crowd(Legacy legacy) {
        List<Agent> crowd = new ArrayList<>();
        crowd.add(legacy);
        crowd.add(new Maker(150, 5, 60, 400, 6));
        crowd.add(new Maker(220, 5, 90, 600, 7));
        crowd.add(new Maker(300, 6, 120, 900, 9));
        crowd.add(new Maker(800, 10, 300, 2_000, 25));
        crowd.add(new Maker(1_000, 12, 400, 3_000, 30));
        crowd.add(new Maker(2_000, 20, 800, 5_000, 60));
        crowd.add(new Maker(3_000, 20, 1_000, 5_000, 70));
        for (int i = 0; i < WAITERS; i++) {
            crowd.add(new Waiter(4_000, 1_500, 6, 12));
        }
        for (int i = 0; i < TAKERS; i++) {
            crowd.add(new Taker(500, 8));
        }
        return crowd;
    }

    /** The best level of both sides. */
    private record Top(long bid, long bidQuantity, long ask, long askQuantity) {
        static final Top NONE = new Top(0, 0, 0, 0);

        static Top of(OrderBook book) {
            return book.bidCount() == 0 || book.askCount() == 0
                    ? NONE
                    : new Top(book.bidPrice(0), book.bidQuantity(0), book.askPrice(0), book.askQuantity(0));
        }

        boolean isWhole() {
            return bidQuantity > 0;
        }
    }

    /** Publishes what the engine does. */
    private final class Tape implements MatchingEngine.Listener {
        @Override
        public void traded(Side aggressor, long price, long quantity, int maker, int taker) {
            book.publish(timeNanos, out);
            book.trade(price, quantity, aggressor, timeNanos, out);
            long lots = quantity / book.instrument().lot();
            inventoryLots[taker] += aggressor == Side.BUY ? lots : -lots;
            inventoryLots[maker] -= aggressor == Side.BUY ? lots : -lots;
        }

        @Override
        public void levelChanged(Side side, long price, long quantity) {
            book.change(side, price, quantity);
        }
    }

    /** The floor as the agent whose turn it is sees it. */
    private final class Counter implements Floor {
        private int agent;
        private long fundamental;

        @Override
        public long fundamental() {
            return fundamental;
        }

        @Override
        public long inventoryLots() {
            return inventoryLots[agent];
        }

        @Override
        public long limit(Side side, long price, long lots) {
            long tick = book.instrument().tick();
            long rounded = side == Side.BUY ? Math.floorDiv(price, tick) * tick : Math.ceilDiv(price, tick) * tick;
            long id = nextOrderId++;
            engine.limit(
                    id,
                    agent,
                    side,
                    Math.max(tick, rounded),
                    lots * book.instrument().lot());
            return id;
        }

        @Override
        public void market(Side side, long lots) {
            engine.market(agent, side, lots * book.instrument().lot());
        }

        @Override
        public void cancel(long orderId) {
            engine.cancel(orderId);
        }

        @Override
        public boolean isResting(long orderId) {
            return engine.isResting(orderId);
        }
    }
}
