package io.nautilus.marketdata.domain.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.Side;
import io.nautilus.market.OrderBook;
import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.InstrumentBook;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.simulated.PlacedOrders.InstrumentGrid;
import io.nautilus.marketdata.domain.simulated.PlacedOrders.Resting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The market as it is published: its instruments, and what its standard crowd does to its books. */
@Execution(ExecutionMode.CONCURRENT)
class StandardCrowdTest {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final int SAMPLE = 20;
    private static final int TWINS = 20;

    /** One instrument with its standard crowd, whose orders are noted. */
    private static final class Watched {
        final MarketWatcher watcher = new MarketWatcher();
        final PlacedOrders placed;
        private final SimulatedMarket market;
        private long step;

        Watched(long seed, SimulatedInstrument instrument) {
            InstrumentBook book = new MarketBooks(1, new CountingIds()).define(instrument.terms(), START, watcher);
            book.replace(Levels.NONE, Levels.NONE, START, watcher);
            placed = new PlacedOrders(new InstrumentGrid(
                    instrument.terms().tick(), instrument.terms().lot()));
            market = new SimulatedMarket(
                    seed, instrument, instrument.stepPpm(), placed.watched(Crowd.of(instrument)), book);
        }

        void steps(int count) {
            for (int i = 0; i < count; i++) {
                step++;
                market.step(step, START + step * SimulatedFeed.STEP_NANOS, watcher);
            }
        }

        OrderBook published() {
            return watcher.books.get(1);
        }

        double middle() {
            return (published().bestBid() + published().bestAsk()) / 2.0;
        }
    }

    @Test
    void eightInstrumentsAreTraded() {
        List<String> defined = new ArrayList<>();
        SimulatedFeed feed = new SimulatedFeed(
                1, SimulatedSpeed.USUAL, SimulatedInstrument.STANDARD, new MarketBooks(1, new CountingIds()), Map.of());
        feed.begin(START, event -> {
            if (event instanceof InstrumentDefinition definition) {
                defined.add(definition.symbol());
            }
        });
        assertThat(defined)
                .containsExactly(
                        "BTC-USD.SIM",
                        "ETH-USD.SIM",
                        "SOL-USD.SIM",
                        "XRP-USD.SIM",
                        "DOGE-USD.SIM",
                        "LTC-USD.SIM",
                        "SHIB-USD.SIM",
                        "EUR-USD.SIM");
    }

    /** Only the oldest order of a level may have traded in part, so what is displayed lies between two sums. */
    @Test
    void everyPublishedLevelIsSomebodysOrders() {
        for (SimulatedInstrument instrument : SimulatedInstrument.STANDARD) {
            Watched market = new Watched(5, instrument);
            market.steps(300);
            for (int i = 0; i < 300; i++) {
                market.steps(7);
                same(market, Side.BUY);
                same(market, Side.SELL);
            }
            assertThat(market.watcher.trades).isPositive();
        }
    }

    private static void same(Watched market, Side side) {
        NavigableMap<Long, Resting> orders = market.placed.resting(side);
        NavigableMap<Long, Long> levels = new TreeMap<>();
        OrderBook.Depth depth = market.published().depth(OrderBook.MAX_LEVELS);
        Levels published = side == Side.BUY ? depth.bids() : depth.asks();
        for (int i = 0; i < published.size(); i++) {
            levels.put(published.price(i), published.quantity(i));
        }
        assertThat(levels.keySet()).isEqualTo(orders.keySet());
        levels.forEach((price, quantity) -> {
            Resting resting = orders.get(price);
            assertThat(quantity)
                    .as("%s at %d of %s", side, price, resting)
                    .isGreaterThan(resting.withoutOldest())
                    .isLessThanOrEqualTo(resting.all());
        });
    }

    /** Here others move the price too, and the worth itself moves: how far the middle is from it leans all the same. */
    @Test
    void theStandardCrowdsQuotesLeanAgainstWhatItsMakersHold() {
        double sum = 0;
        for (SimulatedInstrument instrument : SimulatedInstrument.STANDARD) {
            Watched market = new Watched(1, instrument);
            market.steps(1_000);
            double[] inventories = new double[1_800];
            double[] distances = new double[inventories.length];
            for (int i = 0; i < inventories.length; i++) {
                market.steps(SAMPLE);
                inventories[i] = market.placed.makersInventory();
                distances[i] = market.middle() / market.placed.worth() - 1;
            }
            double lean = Series.correlation(inventories, distances);
            double least = IntStream.range(0, TWINS)
                    .mapToDouble(twin -> Series.correlation(
                            new Series(inventories).shuffled(twin).values(), distances))
                    .min()
                    .orElseThrow();
            assertThat(lean).as("%s", instrument.terms().symbol()).isLessThan(4 * least);
            sum += lean;
        }
        assertThat(sum / SimulatedInstrument.STANDARD.size()).isLessThan(-0.5);
    }
}
