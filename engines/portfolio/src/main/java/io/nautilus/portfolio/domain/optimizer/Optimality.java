package io.nautilus.portfolio.domain.optimizer;

/**
 * Whether weights have the least variance within their bounds, by the conditions of Karush, Kuhn and Tucker, which are
 * necessary and sufficient here: with {@code g = covariance x weights} there is a number {@code multiplier} that
 * {@code g} is at weights between their bounds, at most at those at their least and at least at those at their most;
 * and the weights sum to 1 and keep their bounds. {@code stationarity} is by how much that fails, relative to the
 * largest sum of absolute terms of g; {@code feasibility} by how much the weights miss their sum or bounds.
 */
public record Optimality(
        boolean satisfied, double tolerance, double stationarity, double feasibility, double multiplier) {
    private static final double TOLERANCE = 1e-9;

    static Optimality of(double[][] covariance, Bounds bounds, double[] weights) {
        double[] gradient = gradient(covariance, weights);
        double lowest = Double.NEGATIVE_INFINITY;
        double highest = Double.POSITIVE_INFINITY;
        double sum = 0;
        double outside = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            outside = Math.max(outside, Math.max(bounds.least()[i] - weights[i], weights[i] - bounds.most()[i]));
            if (weights[i] > bounds.least()[i]) {
                lowest = Math.max(lowest, gradient[i]);
            }
            if (weights[i] < bounds.most()[i]) {
                highest = Math.min(highest, gradient[i]);
            }
        }
        double multiplier = multiplier(lowest, highest);
        double excess = Math.max(0, lowest - highest) / 2;
        double stationarity = Double.isFinite(excess) ? excess / scale(covariance, weights) : 0;
        double feasibility = Math.max(outside, Math.abs(sum - 1));
        boolean satisfied = stationarity <= TOLERANCE && feasibility <= TOLERANCE;
        return new Optimality(satisfied, TOLERANCE, stationarity, feasibility, multiplier);
    }

    /** Any number from the lowest that may be to the highest; where they cross, the one between, which fails least. */
    private static double multiplier(double lowest, double highest) {
        if (Double.isInfinite(lowest)) {
            return highest;
        }
        return Double.isInfinite(highest) ? lowest : (lowest + highest) / 2;
    }

    /** Half the change of the variance with each weight. */
    static double[] gradient(double[][] covariance, double[] weights) {
        double[] gradient = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                gradient[i] += covariance[i][j] * weights[j];
            }
        }
        return gradient;
    }

    /** What rounding errors of a gradient are relative to. */
    static double scale(double[][] covariance, double[] weights) {
        double scale = 0;
        for (int i = 0; i < weights.length; i++) {
            double sum = 0;
            for (int j = 0; j < weights.length; j++) {
                sum += Math.abs(covariance[i][j] * weights[j]);
            }
            scale = Math.max(scale, sum);
        }
        return scale;
    }
}
