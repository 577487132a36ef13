package io.nautilus.indicators;

import io.nautilus.contracts.Levels;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Of a measure with these parameters, what each event costs until its values are read, in {@link Operations}. The same
 * {@link #CYCLE} events come again and again.
 */
public final class CountedUpdates implements BiFunction<String, List<Double>, long[]> {
    static final int CYCLE = 2_000;
    static final int CYCLES = 10;
    private static final int LEVELS = 200;

    /** Made where the measures are counted. */
    @SuppressWarnings("unchecked")
    static BiFunction<String, List<Double>, long[]> counted() throws ReflectiveOperationException {
        return (BiFunction<String, List<Double>, long[]>) new Operations()
                .loadClass(CountedUpdates.class.getName())
                .getConstructor()
                .newInstance();
    }

    @Override
    public long[] apply(String name, List<Double> parameters) {
        return Catalogue.indicator(name).isPresent() ? onBars(name, parameters) : onBooks(name, parameters);
    }

    private static long[] onBars(String name, List<Double> parameters) {
        Indicator indicator = Catalogue.indicator(name).orElseThrow().make(parameters);
        List<Candle> bars = TestBars.walk(1, CYCLE, 0);
        return costs(indicator, event -> indicator.update(bars.get(event)));
    }

    private static long[] onBooks(String name, List<Double> parameters) {
        BookIndicator indicator = Catalogue.bookIndicators().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .make(parameters);
        List<OrderBook> books = IntStream.range(0, CYCLE)
                .mapToObj(event -> TestBooks.of(levels(10_000 - event % 7, -1), levels(10_001 + event % 5, 1)))
                .toList();
        List<Trade> trades = IntStream.range(0, CYCLE)
                .mapToObj(event -> TestBooks.trade(event, 10_000, 1 + event % 9, event % 3 == 0 ? Side.BUY : Side.SELL))
                .toList();
        return costs(indicator, event -> {
            indicator.onBook(books.get(event));
            indicator.onTrade(trades.get(event));
        });
    }

    private static Levels levels(long best, int step) {
        return Levels.of(
                LongStream.range(0, LEVELS).map(level -> best + step * level).toArray(),
                LongStream.range(0, LEVELS).map(level -> 1 + level).toArray());
    }

    private static long[] costs(Measure measure, IntConsumer events) {
        long[] costs = new long[CYCLES * CYCLE];
        for (int i = 0; i < costs.length; i++) {
            Operations.count = 0;
            events.accept(i % CYCLE);
            for (int output = 0; measure.ready() && output < measure.outputs().size(); output++) {
                measure.value(output);
            }
            costs[i] = Operations.count;
        }
        return costs;
    }
}
