package io.nautilus.marketdata.domain.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;
import io.nautilus.market.Symbol;
import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.InstrumentBook;
import io.nautilus.marketdata.domain.InstrumentIds;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.PublishedBooks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SimulatedFeedTest {
    private static final long START = 1_700_000_000_000_000_000L;

    /** A day of the busiest and of the thinnest instrument. */
    @Test
    void aDayNeitherEmptiesTheBookNorLosesThePrice() {
        MarketWatcher watcher = new MarketWatcher();
        MarketBooks books = books();
        List<SimulatedInstrument> two = List.of(SimulatedInstrument.BTC, SimulatedInstrument.STANDARD.getLast());
        SimulatedFeed feed = new SimulatedFeed(42, SimulatedSpeed.USUAL, two, books, Map.of());
        feed.begin(START, watcher);
        long steps = 864_000;
        for (long step = 1; step <= steps; step++) {
            feed.step(START + step * SimulatedFeed.STEP_NANOS, watcher);
            int instrument = (int) (step % two.size());
            OrderBook book = watcher.books.get(instrument + 1);
            double base = two.get(instrument).basePrice();
            boolean sound = Math.abs(Math.log(book.bestBid() / base)) <= Math.log(1.5)
                    && Math.min(book.bidCount(), book.askCount()) > 20
                    && spreadPpm(book) < 10_000;
            if (!sound) {
                throw new AssertionError("at step " + step + ": " + book.depth(25));
            }
        }
        assertThat(watcher.trades).isGreaterThan(steps / 10);
        assertSameBooks(watcher, books);
    }

    @Test
    void tradesQuotesAndDepthAgreeForEveryInstrument() {
        MarketWatcher watcher = new MarketWatcher();
        MarketBooks books = books();
        SimulatedFeed feed = feed(42, books);
        feed.begin(START, watcher);
        long steps = 20_000;
        for (long step = 1; step <= steps; step++) {
            feed.step(START + step * SimulatedFeed.STEP_NANOS, watcher);
        }
        assertSameBooks(watcher, books);
        assertThat(watcher.taken).hasSize(SimulatedInstrument.STANDARD.size());
        double perSecondAndInstrument =
                (watcher.trades + watcher.quotes + watcher.deltas) / (steps / 10.0) / watcher.books.size();
        assertThat(perSecondAndInstrument).isBetween(10.0, 60.0);
    }

    private static void assertSameBooks(MarketWatcher watcher, MarketBooks books) {
        for (InstrumentBook book : books.books()) {
            assertThat(watcher.books.get(book.instrument().id()).depth(OrderBook.MAX_LEVELS))
                    .isEqualTo(book.book().depth(OrderBook.MAX_LEVELS));
        }
    }

    @Test
    void sameSeedSameMessages() {
        List<MarketEvent> first = published(7);
        assertThat(published(7)).isEqualTo(first);
        assertThat(published(8)).isNotEqualTo(first);
    }

    /** Times are the clock's; what is traded, quoted and displayed is the seed's, also behind an hour that is left out. */
    @Test
    void sameSeedSameSequenceWheneverItStartsAndHoweverLateItIs() {
        List<String> first = sequence(START, 0);
        assertThat(first).hasSizeGreaterThan(1_000);
        assertThat(sequence(START + 86_399_123_456_789L, 0)).isEqualTo(first);
        assertThat(sequence(0, 0)).isEqualTo(first);
        assertThat(sequence(START, 3_600_000_000_000L)).isEqualTo(first);
    }

    /** What 300 steps say of prices and quantities, of which the clock misses so much in the middle. */
    private static List<String> sequence(long start, long missedNanos) {
        List<String> said = new ArrayList<>();
        Consumer<MarketEvent> out = event -> {
            if (event instanceof BookDelta || event instanceof Trade || event instanceof Quote) {
                said.add(event.toString().replace("eventTimeNanos=" + event.eventTimeNanos(), "then"));
            }
        };
        SimulatedFeed feed = feed(7, books());
        run(feed, start, 150, out);
        for (int step = 151; step <= 300; step++) {
            feed.step(start + missedNanos + step * SimulatedFeed.STEP_NANOS, out);
        }
        return said;
    }

    /** Else it would do on its books again what it did on those before them. */
    @Test
    void aMarketThatContinuesDrawsWhatItDidNotDrawBefore() {
        PublishedBooks before = new PublishedBooks();
        run(feed(3, books()), START, 100, before);
        Map<Symbol, OrderBook.Depth> last = new HashMap<>();
        before.ids.forEach(
                (symbol, id) -> last.put(Symbol.parse(symbol), before.book(id).depth(OrderBook.MAX_LEVELS)));
        assertThat(continued(last, START + 100 * SimulatedFeed.STEP_NANOS))
                .isNotEqualTo(continued(last, START + 200 * SimulatedFeed.STEP_NANOS));
    }

    private static List<Long> continued(Map<Symbol, OrderBook.Depth> last, long start) {
        List<Long> traded = new ArrayList<>();
        Consumer<MarketEvent> out = event -> {
            if (event instanceof Trade trade) {
                traded.add(trade.price());
            }
        };
        run(new SimulatedFeed(3, SimulatedSpeed.USUAL, SimulatedInstrument.STANDARD, books(), last), start, 100, out);
        return traded;
    }

    /** What others do, and in which order they do it, changes nothing for an instrument. */
    @Test
    void instrumentsAreIndependent() {
        InstrumentIds ids = symbol -> Math.floorMod(symbol.hashCode(), 1_000_000) + 1;
        Map<Integer, List<MarketEvent>> together = byInstrument(SimulatedInstrument.STANDARD, ids);
        assertThat(byInstrument(SimulatedInstrument.STANDARD.reversed(), ids)).isEqualTo(together);
        for (SimulatedInstrument alone : SimulatedInstrument.STANDARD) {
            int id = ids.idOf(alone.terms().symbol().toString());
            assertThat(byInstrument(List.of(alone), ids).get(id)).isEqualTo(together.get(id));
        }
    }

    private static Map<Integer, List<MarketEvent>> byInstrument(
            List<SimulatedInstrument> instruments, InstrumentIds ids) {
        Map<Integer, List<MarketEvent>> events = new HashMap<>();
        SimulatedFeed feed = new SimulatedFeed(7, SimulatedSpeed.USUAL, instruments, new MarketBooks(1, ids), Map.of());
        run(feed, START, 500, event -> events.computeIfAbsent(event.instrumentId(), key -> new ArrayList<>())
                .add(event));
        return events;
    }

    @Test
    void aFasterMarketHasMoreStepsOnTheSameClock() {
        List<MarketEvent> events = new ArrayList<>();
        SimulatedFeed feed =
                new SimulatedFeed(1, SimulatedSpeed.parse("100"), SimulatedInstrument.STANDARD, books(), Map.of());
        feed.begin(START, events::add);
        events.clear();
        long wall = START;
        while (wall < START + 1_000_000_000L) {
            wall = Math.max(wall + 1, feed.step(wall, events::add));
        }
        assertThat(events).hasSizeBetween(10_000, 40_000);
        assertThat(events.getLast().eventTimeNanos()).isBetween(START + 980_000_000L, START + 1_000_000_000L);
        for (String wrong : List.of("0.05", "1001", "fast", "1.0001")) {
            assertThatThrownBy(() -> SimulatedSpeed.parse(wrong))
                    .isInstanceOfSatisfying(
                            DecodeException.class, e -> assertThat(e.code()).isEqualTo("invalid-speed"));
        }
    }

    @Test
    void continuesFromTheBooksItPublishedLast() {
        PublishedBooks before = new PublishedBooks();
        SimulatedFeed feed = feed(3, books());
        run(feed, START, 500, before);
        Map<Symbol, OrderBook.Depth> last = new HashMap<>();
        before.ids.forEach(
                (symbol, id) -> last.put(Symbol.parse(symbol), before.book(id).depth(OrderBook.MAX_LEVELS)));

        PublishedBooks after = new PublishedBooks();
        MarketBooks books = books();
        SimulatedFeed restarted = new SimulatedFeed(3, SimulatedSpeed.USUAL, SimulatedInstrument.STANDARD, books, last);
        long restart = START + 500 * SimulatedFeed.STEP_NANOS;
        restarted.begin(restart, after);
        last.forEach((symbol, depth) -> assertThat(after.book(symbol.toString()).depth(OrderBook.MAX_LEVELS))
                .isEqualTo(depth));
        assertThat(after.state("BTC-USD.SIM")).isEqualTo(MarketState.LIVE);

        MarketWatcher watcher = new MarketWatcher();
        after.events(InstrumentDefinition.class).forEach(watcher);
        after.events(BookSnapshot.class).forEach(watcher);
        for (int step = 1; step <= 2_000; step++) {
            restarted.step(restart + step * SimulatedFeed.STEP_NANOS, watcher);
        }
        assertThat(watcher.trades).isPositive();
        watcher.books.values().forEach(book -> assertThat(spreadPpm(book)).isLessThan(10_000));
    }

    @Test
    void aRestartIsDeterministicToo() {
        assertThat(restarted(11)).isEqualTo(restarted(11));
    }

    @Test
    void skipsWhatWasMissedBeyondTheCatchUp() {
        SimulatedFeed feed = feed(5, books());
        MarketWatcher watcher = new MarketWatcher();
        feed.begin(START, watcher);
        List<MarketEvent> events = new ArrayList<>();
        feed.step(START + 3_600_000_000_000L, events::add);
        assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(event.eventTimeNanos())
                .isEqualTo(START + 3_600_000_000_000L));
        events.clear();
        long next = feed.step(START, events::add);
        assertThat(next).isEqualTo(START + SimulatedFeed.STEP_NANOS);
        assertThat(events).isNotEmpty();
    }

    @Test
    void saysThatItLivesAtLeastOncePerSecondOfWallTime() {
        SimulatedFeed feed = feed(5, books());
        List<FeedStatus> statuses = new ArrayList<>();
        Consumer<MarketEvent> out = event -> {
            if (event instanceof FeedStatus status && status.instrumentId() == 0) {
                statuses.add(status);
            }
        };
        feed.begin(START, out);
        for (long wall = START; wall < START + 10_000_000_000L; ) {
            wall = feed.step(wall, out);
        }
        assertThat(statuses).allSatisfy(status -> assertThat(status.state()).isEqualTo(MarketState.LIVE));
        for (int i = 1; i < statuses.size(); i++) {
            assertThat(statuses.get(i).eventTimeNanos() - statuses.get(i - 1).eventTimeNanos())
                    .isLessThanOrEqualTo(1_000_000_000L);
        }
        assertThat(statuses).hasSizeBetween(11, 21);
    }

    private static List<MarketEvent> restarted(long seed) {
        PublishedBooks before = new PublishedBooks();
        run(feed(seed, books()), START, 50, before);
        Map<Symbol, OrderBook.Depth> last =
                Map.of(Symbol.parse("BTC-USD.SIM"), before.book("BTC-USD.SIM").depth(OrderBook.MAX_LEVELS));
        List<MarketEvent> events = new ArrayList<>();
        run(
                new SimulatedFeed(seed, SimulatedSpeed.USUAL, SimulatedInstrument.STANDARD, books(), last),
                START,
                100,
                events::add);
        return events;
    }

    private static List<MarketEvent> published(long seed) {
        List<MarketEvent> events = new ArrayList<>();
        run(feed(seed, books()), START, 500, events::add);
        return events;
    }

    private static void run(SimulatedFeed feed, long start, int steps, Consumer<MarketEvent> out) {
        feed.begin(start, out);
        for (int step = 1; step <= steps; step++) {
            feed.step(start + step * SimulatedFeed.STEP_NANOS, out);
        }
    }

    private static SimulatedFeed feed(long seed, MarketBooks books) {
        return new SimulatedFeed(seed, SimulatedSpeed.USUAL, SimulatedInstrument.STANDARD, books, Map.of());
    }

    private static MarketBooks books() {
        return new MarketBooks(1, new CountingIds());
    }

    private static long spreadPpm(OrderBook book) {
        return (book.bestAsk() - book.bestBid()) * 1_000_000 / book.bestBid();
    }
}
