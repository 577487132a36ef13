package io.nautilus.portfolio.domain.optimizer;

import java.util.List;

/**
 * The sample covariance of returns: of each pair of assets, over the {@code n} rows in which both have a return, the
 * sum of products of deviations from the means of those rows, divided by {@code n - 1}. {@code leastRows} and
 * {@code mostRows} are the smallest and the largest n.
 */
public record Covariance(
        List<String> assets, double[][] covariance, double[][] correlation, int leastRows, int mostRows) {
    /** One degree of freedom goes to the mean, and one must be left. */
    public static final int LEAST_ROWS = 2;

    /** Returns of a price that grows by one factor differ by rounding, which is less than this. */
    private static final double LEAST_DEVIATION = 4 * Math.ulp(1.0);

    public static Covariance of(Returns returns) {
        int size = returns.assets().size();
        double[][] covariance = new double[size][size];
        double[][] correlation = new double[size][size];
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int a = 0; a < size; a++) {
            for (int b = 0; b <= a; b++) {
                Pair pair = Pair.of(returns, a, b);
                covariance[a][b] = pair.covariance();
                covariance[b][a] = covariance[a][b];
                correlation[a][b] = pair.correlation();
                correlation[b][a] = correlation[a][b];
                least = Math.min(least, pair.rows);
                most = Math.max(most, pair.rows);
            }
        }
        return new Covariance(returns.assets(), covariance, correlation, least, most);
    }

    /** Sums over the rows that two assets have in common. */
    private record Pair(int rows, double squaresA, double squaresB, double products) {
        static Pair of(Returns returns, int a, int b) {
            int rows = 0;
            double sumA = 0;
            double sumB = 0;
            for (double[] row : returns.rows()) {
                if (!Double.isNaN(row[a]) && !Double.isNaN(row[b])) {
                    rows++;
                    sumA += row[a];
                    sumB += row[b];
                }
            }
            if (rows < LEAST_ROWS) {
                throw new OptimizerException("too-few-common-rows", named(returns, a, b) + ": " + rows);
            }
            Pair pair = deviations(returns, a, b, rows, sumA / rows, sumB / rows);
            pair.check(returns, a, b);
            return pair;
        }

        private static String named(Returns returns, int a, int b) {
            String first = returns.assets().get(a);
            return a == b ? first : first + " and " + returns.assets().get(b);
        }

        private static Pair deviations(Returns returns, int a, int b, int rows, double meanA, double meanB) {
            double squaresA = 0;
            double squaresB = 0;
            double products = 0;
            for (double[] row : returns.rows()) {
                if (!Double.isNaN(row[a]) && !Double.isNaN(row[b])) {
                    squaresA += (row[a] - meanA) * (row[a] - meanA);
                    squaresB += (row[b] - meanB) * (row[b] - meanB);
                    products += (row[a] - meanA) * (row[b] - meanB);
                }
            }
            return new Pair(rows, squaresA, squaresB, products);
        }

        /** An asset that does not move in its rows has no correlation, and no share of a risk. */
        private void check(Returns returns, int a, int b) {
            double least = LEAST_DEVIATION * LEAST_DEVIATION * rows;
            if (squaresA <= least || squaresB <= least) {
                String still = returns.assets().get(squaresA <= least ? a : b);
                String where = a == b
                        ? ""
                        : " in the rows it has in common with "
                                + returns.assets().get(squaresA <= least ? b : a);
                throw new OptimizerException("zero-variance", still + " does not move" + where);
            }
            if (!Double.isFinite(squaresA) || !Double.isFinite(squaresB)) {
                throw new OptimizerException("out-of-range", named(returns, a, b) + " moves too far");
            }
        }

        private double covariance() {
            return products / (rows - 1);
        }

        private double correlation() {
            return products / Math.sqrt(squaresA * squaresB);
        }
    }
}
