package io.nautilus.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an event costs each measure, counted and not timed. */
class MeasureCostTest {
    /** So many times longer are the long windows. */
    private static final int LONGER = 20;

    private final BiFunction<String, List<Double>, long[]> updates;

    MeasureCostTest() throws ReflectiveOperationException {
        updates = CountedUpdates.counted();
    }

    static Stream<Definition<? extends Measure>> all() {
        return Stream.concat(Catalogue.indicators().stream(), Catalogue.bookIndicators().stream());
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEventCostsTheSameHoweverManyCameBefore(Definition<? extends Measure> definition) {
        long[] costs = updates.apply(definition.name(), parameters(definition, 1));
        long[] early = cycle(costs, 1);
        long[] late = cycle(costs, CountedUpdates.CYCLES - 1);
        assertThat(Arrays.stream(early)).allMatch(cost -> cost > 0);
        assertThat(mean(late)).isLessThan(1.01 * mean(early));
        assertThat(Arrays.stream(late).max().orElseThrow())
                .isLessThanOrEqualTo(2 * Arrays.stream(early).max().orElseThrow());
    }

    /** docs/indicators.md names those whose cost does. */
    @Test
    void onAverageItGrowsWithTheWindowForTwoOfThem() {
        assertThat(all().filter(this::costsMoreWhenLonger))
                .extracting(Definition::name)
                .containsExactly("cci", "book_imbalance");
    }

    private boolean costsMoreWhenLonger(Definition<? extends Measure> definition) {
        double asked = mean(cycle(updates.apply(definition.name(), parameters(definition, 1)), 1));
        double longer = mean(cycle(updates.apply(definition.name(), parameters(definition, LONGER)), 1));
        return longer > 1.5 * asked;
    }

    /** The initial ones; those that are numbers of events or levels so many times as large. */
    private static List<Double> parameters(Definition<? extends Measure> definition, int times) {
        return definition.parameters().stream()
                .map(each -> each.whole() ? Math.min(times * each.initial(), each.most()) : each.initial())
                .toList();
    }

    private static long[] cycle(long[] costs, int number) {
        return Arrays.copyOfRange(costs, number * CountedUpdates.CYCLE, (number + 1) * CountedUpdates.CYCLE);
    }

    private static double mean(long[] costs) {
        return Arrays.stream(costs).average().orElseThrow();
    }
}
