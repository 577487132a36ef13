package io.nautilus.marketdata.domain.simulated;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Statistics of a series of numbers, written down plainly. */
record Series(double[] values) {
    /** Pearson's correlation. */
    static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double together = 0;
        double ownA = 0;
        double ownB = 0;
        for (int i = 0; i < a.length; i++) {
            together += (a[i] - meanA) * (b[i] - meanB);
            ownA += (a[i] - meanA) * (a[i] - meanA);
            ownB += (b[i] - meanB) * (b[i] - meanB);
        }
        return together / Math.sqrt(ownA * ownB);
    }

    /** The mean correlation with itself, 1 to {@code lags} places later. */
    double autocorrelation(int lags) {
        return IntStream.rangeClosed(1, lags)
                .mapToDouble(lag -> correlation(
                        Arrays.copyOfRange(values, 0, values.length - lag),
                        Arrays.copyOfRange(values, lag, values.length)))
                .average()
                .orElseThrow();
    }

    /** The same values in an order that means nothing. */
    Series shuffled(long seed) {
        Random random = new Random(seed);
        double[] shuffled = values.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double swapped = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = swapped;
        }
        return new Series(shuffled);
    }
}
