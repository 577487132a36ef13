package io.nautilus.strategy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.contracts.BarRecord;
import io.nautilus.market.Bar;
import io.nautilus.market.BarInterval;
import io.nautilus.strategy.domain.Parameters.Invalid;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The longest averages that may be asked for are to one part in 20,000 the same of all bars, of those that a start reads
 * back and of those that are kept for a strategy that is made or changed.
 */
class EmaCrossTest {
    private static final double ONE_PART = 1 / 20_000.0;
    private static final int BARS = 20_000;

    @ParameterizedTest
    @EnumSource(
            value = BarInterval.class,
            names = {"S1", "S5", "M1"})
    void theLongestAverageGoesOnWithTheNumbersItHad(BarInterval interval) throws Invalid {
        int slow = EmaCross.longest(interval);
        String text = "interval=%s fast=%d slow=%d".formatted(interval.text(), slow / 2, slow);
        Parameters parameters = Parameters.of(StrategyKind.EMA_CROSS, text);
        int readBack = Math.min(
                History.BARS, Math.toIntExact(StrategyKind.READ_BACK_SECONDS * 1_000_000_000L / interval.nanos()));
        EmaCross live = new EmaCross(parameters);
        EmaCross restarted = new EmaCross(parameters);
        Random random = new Random(7);
        double least = Double.MAX_VALUE;
        double most = 0;
        double price = 100;
        for (int i = 0; i < BARS; i++) {
            price = Math.max(10, price + random.nextGaussian());
            least = Math.min(least, price);
            most = Math.max(most, price);
            Bar bar = bar(interval, price);
            learn(live, bar);
            if (i >= BARS - readBack) {
                learn(restarted, bar);
            }
        }
        SortedMap<String, Double> had = live.figures();
        SortedMap<String, Double> has = restarted.figures();
        assertThat(has.keySet()).containsExactly("fast", "slow");
        for (String figure : List.of("fast", "slow")) {
            assertThat(has.get(figure)).isCloseTo(had.get(figure), within(ONE_PART * (most - least)));
        }
    }

    private static Bar bar(BarInterval interval, double price) {
        long close = Math.round(price * 1e6);
        return new Bar(
                interval, 0, BarRecord.Basis.TRADES, 6, 0, 6, close, close, close, close, 1, close, 1, 0, false, 0);
    }

    private static void learn(EmaCross average, Bar bar) {
        average.on(new Happening.BarClosed(bar), new Situation(null, 0, List.of(), false, 0), Intents.none());
    }
}
