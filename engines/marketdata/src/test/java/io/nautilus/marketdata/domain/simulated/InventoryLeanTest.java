package io.nautilus.marketdata.domain.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Levels;
import io.nautilus.market.OrderBook;
import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.InstrumentBook;
import io.nautilus.marketdata.domain.MarketBooks;
import java.util.stream.IntStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In a market whose worth never changes and where nobody knows it but the makers, what they bought is all that can move
 * their quotes. Their inventory is the other side of the published trades.
 */
@Execution(ExecutionMode.CONCURRENT)
class InventoryLeanTest {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final int STEPS = 36_000;
    private static final int SAMPLE = 20;
    private static final int TWINS = 20;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void quotesLeanAgainstWhatTheMakersHold(long seed) {
        double sum = 0;
        for (SimulatedInstrument instrument : SimulatedInstrument.STANDARD) {
            MarketWatcher watcher = new MarketWatcher();
            InstrumentBook book = new MarketBooks(1, new CountingIds()).define(instrument.terms(), START, watcher);
            book.replace(Levels.NONE, Levels.NONE, START, watcher);
            SimulatedMarket market =
                    new SimulatedMarket(seed, instrument, 0, Crowd.makersAndNoise(instrument.activity()), book);
            double[] inventories = new double[STEPS / SAMPLE];
            double[] middles = new double[STEPS / SAMPLE];
            for (int step = 0; step < STEPS; step++) {
                market.step(step, START + step * SimulatedFeed.STEP_NANOS, watcher);
                if (step % SAMPLE == SAMPLE - 1) {
                    OrderBook published = watcher.books.get(1);
                    inventories[step / SAMPLE] = -watcher.taken.getOrDefault(1, 0L);
                    middles[step / SAMPLE] = (published.bestBid() + published.bestAsk()) / 2.0;
                }
            }
            double lean = Series.correlation(inventories, middles);
            double least = IntStream.range(0, TWINS)
                    .mapToDouble(twin -> Series.correlation(
                            new Series(inventories).shuffled(twin).values(), middles))
                    .min()
                    .orElseThrow();
            assertThat(lean).as("%s", instrument.terms().symbol()).isLessThan(2 * least);
            sum += lean;
        }
        assertThat(sum / SimulatedInstrument.STANDARD.size()).isLessThan(-0.35);
    }
}
