package io.nautilus.factor.domain;

import java.util.Arrays;
import java.util.List;

/**
 * Ranks and z-scores of one factor across instruments. Rank 1 is the largest value; of equal values the first by the
 * instrument's name comes first, so ranks are a permutation. The z-score is (value - mean) / standard deviation of this
 * very set, its population; values are not winsorised. Where they do not differ there is none.
 */
final class Scoring {
    private Scoring() {}

    /** {@code rows} are sorted by name and have their values. */
    static void score(List<Row> rows, int factor) {
        List<Row> valued = rows.stream().filter(row -> row.hasValue(factor)).toList();
        if (valued.isEmpty()) {
            return;
        }
        double[] values = valued.stream().mapToDouble(row -> row.value(factor)).toArray();
        int[] ranks = ranks(values);
        Sample sample = new Sample(values.length, i -> values[i]);
        double mean = sample.mean();
        double deviation = deviation(sample, values.length);
        for (int i = 0; i < values.length; i++) {
            if (deviation > 0) {
                valued.get(i).score(factor, ranks[i], (values[i] - mean) / deviation);
            } else {
                valued.get(i).rank(factor, ranks[i]);
            }
        }
    }

    /** 0 where the values differ by rounding alone. */
    private static double deviation(Sample sample, int count) {
        if (!sample.varies()) {
            return 0;
        }
        Sample centred = sample.centred();
        return Math.sqrt(centred.dot(centred) / count);
    }

    /** O(n log n): a rank is how many are larger, and how many of its equals came before. */
    private static int[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] equalsBefore = new int[values.length];
        int[] ranks = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int first = firstOf(sorted, values[i], 0);
            int behind = firstOf(sorted, Math.nextUp(values[i]), first);
            ranks[i] = values.length - behind + 1 + equalsBefore[first]++;
        }
        return ranks;
    }

    /** The place of the first that is not less. */
    static int firstOf(double[] sorted, double value, int from) {
        int low = from;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
