package io.nautilus.factor.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    /** The example of many textbooks: ten people's IQ and hours of television, -29/165. */
    private static final double[] IQ = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};

    private static final double[] HOURS = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};

    private final Catalogue catalogue =
            new Catalogue(List.of(factor("x", bars -> bars.close(0)), factor("y", bars -> bars.volume(0))));
    private final Panel panel = new Panel(catalogue, 1);
    private final List<CrossSection> sections = new ArrayList<>();

    private static Factor factor(String name, Formula formula) {
        return new Factor(
                new Definition(name, Category.MARKET, "", "", 1, 1, Direction.UNCLAIMED), Needs.PRICES, formula);
    }

    private void date(double[] x, double[] y) {
        TreeMap<String, Observation> bars = new TreeMap<>();
        for (int i = 0; i < x.length; i++) {
            bars.put("I" + i, new Observation(x[i], x[i], x[i], y[i], 0));
        }
        sections.add(panel.close(sections.size(), bars));
    }

    private RankCorrelation found() {
        List<RankCorrelation> all = RankCorrelation.all(sections, catalogue);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static double[] of(double... values) {
        return values;
    }

    @Test
    void theTextbooksExample() {
        date(IQ, HOURS);
        assertThat(found().mean().orElseThrow()).isCloseTo(-29 / 165.0, within(1e-15));
    }

    /** Ranks 1, 2.5, 2.5, 4 and 1, 3, 2, 4: 4.5 / sqrt(4.5 * 5). */
    @Test
    void equalValuesShareTheirMeanRank() {
        date(of(1, 2, 2, 3), of(10, 30, 20, 40));
        assertThat(found().mean().orElseThrow()).isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-15));
    }

    @Test
    void datesAreAveragedAndThoseWithoutACorrelationDoNotCount() {
        date(IQ, HOURS);
        date(of(1, 2, 3), of(4, 9, 11));
        date(of(1, 2), of(4, 9));
        date(of(5, 5, 5), of(1, 2, 3));
        assertThat(found().dates()).isEqualTo(2);
        assertThat(found().mean().orElseThrow()).isCloseTo((1 - 29 / 165.0) / 2, within(1e-15));
    }

    @Test
    void withoutADateThereIsNone() {
        date(of(1, 2), of(4, 9));
        assertThat(found()).isEqualTo(new RankCorrelation("x", "y", OptionalDouble.empty(), 0));
    }
}
