package io.nautilus.marketdata.domain.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.market.OrderBook;
import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.MarketBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What real markets have in common (Cont 2001), found in what the simulated one published: two hours of each
 * instrument by each of three seeds. Thresholds come from the same numbers in an order that means nothing.
 */
@Execution(ExecutionMode.CONCURRENT)
class StylisedFactsTest {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final int SEEDS = 3;
    private static final int STEPS = 72_000;
    private static final int STEPS_PER_SECOND = 10;
    private static final int RETURN_SECONDS = 5;
    private static final int WINDOW_SECONDS = 30;
    private static final int LAGS = 10;
    private static final int TWINS = 20;

    private static final List<Sampled> SAMPLED = new ArrayList<>();

    /** The middle and the relative spread of one instrument of one seed, once per second. */
    private record Sampled(String name, List<Double> middles, List<Double> spreads) {
        void sample(OrderBook book) {
            double middle = (book.bestBid() + book.bestAsk()) / 2.0;
            middles.add(middle);
            spreads.add((book.bestAsk() - book.bestBid()) / middle);
        }

        double[] absoluteReturns(int seconds) {
            return IntStream.range(0, middles.size() / seconds - 1)
                    .mapToDouble(i -> Math.abs(Math.log(middles.get((i + 1) * seconds) / middles.get(i * seconds))))
                    .toArray();
        }

        /** Of each window: the root of the sum of squared returns of a second. */
        double[] volatilities() {
            return windows(i -> Math.pow(Math.log(middles.get(i + 1) / middles.get(i)), 2), Math::sqrt);
        }

        double[] meanSpreads() {
            return windows(spreads::get, sum -> sum / (WINDOW_SECONDS - 1));
        }

        private double[] windows(Function<Integer, Double> term, Function<Double, Double> whole) {
            return IntStream.range(0, middles.size() / WINDOW_SECONDS)
                    .mapToDouble(window ->
                            whole.apply(IntStream.range(window * WINDOW_SECONDS, (window + 1) * WINDOW_SECONDS - 1)
                                    .mapToDouble(term::apply)
                                    .sum()))
                    .toArray();
        }
    }

    @BeforeAll
    static void publish() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            MarketWatcher watcher = new MarketWatcher();
            MarketBooks books = new MarketBooks(1, new CountingIds());
            SimulatedFeed feed =
                    new SimulatedFeed(seed, SimulatedSpeed.USUAL, SimulatedInstrument.STANDARD, books, Map.of());
            feed.begin(START, watcher);
            Map<Integer, Sampled> sampled = new TreeMap<>();
            for (int step = 1; step <= STEPS; step++) {
                feed.step(START + step * SimulatedFeed.STEP_NANOS, watcher);
                if (step % STEPS_PER_SECOND == 0) {
                    sample(watcher, sampled, seed);
                }
            }
            SAMPLED.addAll(sampled.values());
        }
    }

    private static void sample(MarketWatcher watcher, Map<Integer, Sampled> sampled, int seed) {
        watcher.books.forEach((id, book) -> sampled.computeIfAbsent(
                        id,
                        first -> new Sampled(
                                watcher.definitions.get(id).symbol() + " of seed " + seed,
                                new ArrayList<>(),
                                new ArrayList<>()))
                .sample(book));
    }

    @Test
    void absoluteReturnsCluster() {
        int above = 0;
        for (Sampled each : SAMPLED) {
            Series returns = new Series(each.absoluteReturns(RETURN_SECONDS));
            double published = returns.autocorrelation(LAGS);
            double[] twins = IntStream.range(0, TWINS)
                    .mapToDouble(twin -> returns.shuffled(twin).autocorrelation(LAGS))
                    .sorted()
                    .toArray();
            assertThat(published).as(each.name()).isGreaterThan(twins[TWINS / 2]);
            above += published > twins[TWINS - 1] ? 1 : 0;
        }
        assertThat(SAMPLED).hasSize(SEEDS * SimulatedInstrument.STANDARD.size());
        assertThat(above).as("instruments above every twin of theirs").isGreaterThanOrEqualTo(SAMPLED.size() * 9 / 10);
    }

    @Test
    void spreadsWidenWithVolatility() {
        for (Sampled each : SAMPLED) {
            double[] spreads = each.meanSpreads();
            Series volatilities = new Series(each.volatilities());
            double published = Series.correlation(volatilities.values(), spreads);
            double best = IntStream.range(0, TWINS)
                    .mapToDouble(twin ->
                            Series.correlation(volatilities.shuffled(twin).values(), spreads))
                    .max()
                    .orElseThrow();
            assertThat(published).as(each.name()).isGreaterThan(best);
        }
    }

    /** Somebody who could predict the next return from the last would take all that the others have. */
    @Test
    void returnsThemselvesRememberLittle() {
        for (Sampled each : SAMPLED) {
            double[] middles = each.middles().stream().mapToDouble(Math::log).toArray();
            int minute = 60;
            double[] returns = IntStream.range(0, middles.length / minute - 1)
                    .mapToDouble(i -> middles[(i + 1) * minute] - middles[i * minute])
                    .toArray();
            assertThat(new Series(returns).autocorrelation(LAGS))
                    .as(each.name())
                    .isBetween(-0.2, 0.2);
        }
    }
}
