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
    private static final int WARM_UP_STEPS = 300;

    private final long seed;
    private final InstrumentBook book;
    private final Fundamental fundamental;
    private final Observed observed;
    private final Legacy legacy = new Legacy();
    private final List<Agent> agents = new ArrayList<>();
    private final long[] inventoryLots;
    private final MatchingEngine engine;
    private final Counter floor = new Counter();
    private final Draws draws = new Draws(0, 0, 0);
    private long nextOrderId = 1;
    private long timeNanos;
    private Consumer<MarketEvent> out;
    private Top top = Top.NONE;

    SimulatedMarket(long seed, SimulatedInstrument instrument, InstrumentBook book) {
        this(seed, instrument, instrument.stepPpm(), Crowd.of(instrument), book);
    }

    /** {@code worthStepPpm} is how much the worth moves in a step; 0 leaves a market in which only agents move prices. */
    SimulatedMarket(
            long seed, SimulatedInstrument instrument, double worthStepPpm, List<Agent> crowd, InstrumentBook book) {
        this.seed = Draws.hash(seed, book.instrument().symbol().hashCode(), 0);
        this.book = book;
        fundamental = new Fundamental(this.seed, instrument.basePrice(), worthStepPpm);
        observed = new Observed(instrument.stepPpm());
        agents.add(legacy);
        agents.addAll(crowd);
        inventoryLots = new long[agents.size()];
        engine = new MatchingEngine(MAX_ORDERS, new Tape());
    }

    /** Fills an empty book, unseen, in the steps before {@code step}. */
    void warmUp(long step, long atNanos) {
        for (long before = step - WARM_UP_STEPS + 1; before <= step; before++) {
            step(before, atNanos, event -> {});
        }
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
        if (middle() > 0) {
            fundamental.continueFrom(middle());
        }
        observed.stepped(middle());
    }

    /** Lets every agent act once; then says what changed. */
    void step(long step, long atNanos, Consumer<MarketEvent> published) {
        out = published;
        timeNanos = atNanos;
        fundamental.step(step);
        for (int agent = 0; agent < agents.size(); agent++) {
            floor.agent = agent;
            draws.start(seed, agent, step);
            agents.get(agent).act(floor, draws);
        }
        book.publish(timeNanos, out);
        quote();
        observed.stepped(middle());
    }

    /** 0 where a side is empty. */
    private double middle() {
        OrderBook now = book.book();
        return now.bidCount() == 0 || now.askCount() == 0 ? 0 : (now.bestBid() + now.bestAsk()) / 2.0;
    }

    private void quote() {
        Top now = Top.of(book.book());
        if (!now.equals(top) && now.isWhole()) {
            top = now;
            book.quote(top.bid, top.bidQuantity, top.ask, top.askQuantity, timeNanos, out);
        }
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

        @Override
        public double fundamental() {
            return fundamental.value();
        }

        @Override
        public Observed observed() {
            return observed;
        }

        @Override
        public long best(Side side) {
            return engine.best(side);
        }

        @Override
        public long inventoryLots() {
            return inventoryLots[agent];
        }

        @Override
        public long limit(Side side, double price, long lots) {
            return place(side, rounded(side, price), lots);
        }

        @Override
        public long rest(Side side, double price, long lots) {
            long wanted = rounded(side, price);
            long opposite = best(side == Side.BUY ? Side.SELL : Side.BUY);
            long tick = book.instrument().tick();
            if (opposite > 0) {
                wanted = side == Side.BUY ? Math.min(wanted, opposite - tick) : Math.max(wanted, opposite + tick);
            }
            return wanted > 0 ? place(side, wanted, lots) : 0;
        }

        private long place(Side side, long price, long lots) {
            long id = nextOrderId++;
            engine.limit(id, agent, side, price, quantity(lots));
            return id;
        }

        @Override
        public void take(Side side, double limitPrice, long lots) {
            taken(engine.take(agent, side, rounded(side, limitPrice), quantity(lots)));
        }

        @Override
        public void market(Side side, long lots) {
            taken(engine.market(agent, side, quantity(lots)));
        }

        private void taken(long quantity) {
            if (quantity > 0) {
                observed.took();
            }
        }

        private long rounded(Side side, double price) {
            long tick = book.instrument().tick();
            double ticks = price / tick;
            return Math.max(1, (long) (side == Side.BUY ? Math.floor(ticks) : Math.ceil(ticks))) * tick;
        }

        private long quantity(long lots) {
            return lots * book.instrument().lot();
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
