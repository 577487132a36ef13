package io.nautilus.factor.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Cross-sections beside their naive twin, and what holds of every one of them. */
class PanelPropertyTest {
    private static final Catalogue FACTORS = Catalogue.all();

    private static List<CrossSection> sections(List<NaivePanel.Close> closes) {
        Panel panel = new Panel(FACTORS, 1);
        return closes.stream()
                .map(close -> panel.close(close.time(), close.bars()))
                .toList();
    }

    private static Double value(Reading reading) {
        return switch (reading) {
            case Reading.Scored(double value, double _, int _) -> value;
            case Reading.Unscored(double value, int _, Reason _) -> value;
            case Reading.Absent _ -> null;
        };
    }

    private static Map<String, Double> values(CrossSection section, int factor) {
        Map<String, Double> values = new TreeMap<>();
        section.rows().forEach(row -> values.put(row.instrument(), value(row.reading(factor))));
        return values;
    }

    @Property(tries = 30)
    void valuesAreThoseOfTheNaiveTwin(@ForAll long seed) {
        Random random = new Random(seed);
        List<NaivePanel.Close> closes = RandomPanel.closes(random, 90 + random.nextInt(40));
        List<CrossSection> sections = sections(closes);
        NaivePanel naive = new NaivePanel(closes);
        for (int place : new int[] {20, 64, closes.size() - 1}) {
            for (int factor = 0; factor < FACTORS.size(); factor++) {
                String name = FACTORS.definitions().get(factor).name();
                same(name, values(sections.get(place), factor), naive.values(name, place));
            }
        }
    }

    private static void same(String factor, Map<String, Double> ours, Map<String, Double> naive) {
        assertThat(ours.keySet()).isEqualTo(naive.keySet());
        naive.forEach((instrument, expected) -> {
            Double value = ours.get(instrument);
            if (expected == null) {
                assertThat(value).as("%s of %s", factor, instrument).isNull();
            } else {
                assertThat(value)
                        .as("%s of %s", factor, instrument)
                        .isNotNull()
                        .isCloseTo(expected, within(1e-9 * Math.abs(expected) + 1e-10));
            }
        });
    }

    @Property(tries = 100)
    void ranksAreAPermutationByValueAndName(@ForAll long seed) {
        for (CrossSection section : sections(RandomPanel.closes(new Random(seed), 70))) {
            for (int factor = 0; factor < FACTORS.size(); factor++) {
                List<Integer> ranks = new ArrayList<>();
                int place = factor;
                section.rows().stream()
                        .filter(row -> value(row.reading(place)) != null)
                        .sorted(Comparator.comparing((Row row) -> -value(row.reading(place)))
                                .thenComparing(Row::instrument))
                        .forEach(row -> ranks.add(rank(row.reading(place))));
                for (int i = 0; i < ranks.size(); i++) {
                    assertThat(ranks.get(i)).isEqualTo(i + 1);
                }
            }
        }
    }

    private static int rank(Reading reading) {
        return switch (reading) {
            case Reading.Scored(double _, double _, int rank) -> rank;
            case Reading.Unscored(double _, int rank, Reason _) -> rank;
            case Reading.Absent _ -> 0;
        };
    }

    @Property(tries = 100)
    void scoresHaveMeanZeroAndDeviationOne(@ForAll long seed) {
        for (CrossSection section : sections(RandomPanel.closes(new Random(seed), 70))) {
            for (int factor = 0; factor < FACTORS.size(); factor++) {
                double[] scores = scores(section, factor).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                if (scores.length > 0) {
                    double sum = 0;
                    double squares = 0;
                    for (double score : scores) {
                        sum += score;
                        squares += score * score;
                    }
                    assertThat(sum / scores.length).isCloseTo(0, within(1e-6));
                    assertThat(squares / scores.length).isCloseTo(1, within(1e-6));
                    assertThat(scores.length).isGreaterThan(1);
                }
            }
        }
    }

    private static Map<String, Double> scores(CrossSection section, int factor) {
        Map<String, Double> scores = new TreeMap<>();
        for (Row row : section.rows()) {
            if (row.reading(factor) instanceof Reading.Scored(double _, double zScore, int _)) {
                scores.put(row.instrument(), zScore);
            }
        }
        return scores;
    }

    /** In other units of money every factor ranks and scores the same. */
    @Property(tries = 60)
    void scoresDoNotChangeWhenEveryPriceIsScaled(@ForAll long seed) {
        Random random = new Random(seed);
        List<NaivePanel.Close> closes = RandomPanel.closes(random, 90);
        double scale = Math.exp(random.nextDouble() * 10 - 5);
        List<CrossSection> before = sections(closes);
        List<CrossSection> after = sections(closes.stream()
                .map(close -> new NaivePanel.Close(close.time(), scaled(close.bars(), scale)))
                .toList());
        for (int i = 0; i < before.size(); i++) {
            for (int factor = 0; factor < FACTORS.size(); factor++) {
                Map<String, Double> expected = scores(before.get(i), factor);
                Map<String, Double> scores = scores(after.get(i), factor);
                assertThat(scores.keySet()).isEqualTo(expected.keySet());
                scores.forEach((name, score) -> assertThat(score).isCloseTo(expected.get(name), within(1e-5)));
            }
        }
    }

    private static SortedMap<String, Observation> scaled(SortedMap<String, Observation> bars, double scale) {
        TreeMap<String, Observation> scaled = new TreeMap<>();
        bars.forEach((name, bar) -> scaled.put(
                name,
                new Observation(
                        bar.high() * scale, bar.low() * scale, bar.close() * scale, bar.volume(), bar.vwap() * scale)));
        return scaled;
    }

    @Property(tries = 60)
    void nothingLooksAhead(@ForAll long seed) {
        Random random = new Random(seed);
        List<NaivePanel.Close> closes = RandomPanel.closes(random, 100);
        int cut = 1 + random.nextInt(closes.size() - 10);
        List<NaivePanel.Close> otherFuture = new ArrayList<>(closes.subList(0, cut));
        closes.subList(cut, closes.size())
                .forEach(close -> otherFuture.add(
                        new NaivePanel.Close(close.time(), scaled(close.bars(), 0.5 + random.nextDouble()))));
        List<CrossSection> before = sections(closes);
        List<CrossSection> after = sections(otherFuture);
        for (int i = 0; i < cut; i++) {
            assertThat(readings(after.get(i))).isEqualTo(readings(before.get(i)));
        }
        assertThat(after.subList(cut, after.size()))
                .usingElementComparator((a, b) -> readings(a).equals(readings(b)) ? 0 : 1)
                .isNotEqualTo(before.subList(cut, before.size()));
    }

    static List<List<Reading>> readings(CrossSection section) {
        List<List<Reading>> readings = new ArrayList<>();
        for (Row row : section.rows()) {
            List<Reading> of = new ArrayList<>();
            for (int factor = 0; factor < FACTORS.size(); factor++) {
                of.add(row.reading(factor));
            }
            readings.add(of);
        }
        return readings;
    }
}
