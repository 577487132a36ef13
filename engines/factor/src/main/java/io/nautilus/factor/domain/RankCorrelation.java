package io.nautilus.factor.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How alike two factors rank instruments: Spearman's correlation of each date (that of the ranks, of which equal values
 * share the mean), averaged over the dates that have one. A date has one where at least {@link #FEWEST} instruments
 * have both values and neither factor gives all of them the same. Spearman 1904; averaging over dates as in Qlib's rank
 * IC.
 */
public record RankCorrelation(String factor, String other, OptionalDouble mean, int dates) {
    public static final int FEWEST = 3;

    /** Of every pair of factors, in the order of the catalogue. */
    public static List<RankCorrelation> all(List<CrossSection> sections, Catalogue catalogue) {
        List<Definition> factors = catalogue.definitions();
        List<RankCorrelation> all = new ArrayList<>();
        for (int a = 0; a < factors.size(); a++) {
            for (int b = a + 1; b < factors.size(); b++) {
                all.add(of(sections, new Pair(a, b), factors));
            }
        }
        return all;
    }

    private record Pair(int a, int b) {}

    private static RankCorrelation of(List<CrossSection> sections, Pair pair, List<Definition> factors) {
        double[] each = sections.stream()
                .map(section -> correlation(section, pair))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        return new RankCorrelation(
                factors.get(pair.a()).name(),
                factors.get(pair.b()).name(),
                Arrays.stream(each).average(),
                each.length);
    }

    private static OptionalDouble correlation(CrossSection section, Pair pair) {
        List<Row> both = section.rows().stream()
                .filter(row -> row.isRanked(pair.a()) && row.isRanked(pair.b()))
                .toList();
        if (both.size() < FEWEST) {
            return OptionalDouble.empty();
        }
        Sample x = ranks(both, pair.a());
        Sample y = ranks(both, pair.b());
        double spread = x.dot(x) * y.dot(y);
        return spread == 0 ? OptionalDouble.empty() : OptionalDouble.of(x.dot(y) / Math.sqrt(spread));
    }

    /** Ranks less their mean: exact, since ranks are halves of whole numbers. */
    private static Sample ranks(List<Row> rows, int factor) {
        double[] values = rows.stream().mapToDouble(row -> row.value(factor)).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int first = Scoring.firstOf(sorted, values[i], 0);
            int behind = Scoring.firstOf(sorted, Math.nextUp(values[i]), first);
            ranks[i] = (first + behind + 1) / 2.0;
        }
        double mean = (values.length + 1) / 2.0;
        return new Sample(ranks.length, i -> ranks[i] - mean);
    }
}
