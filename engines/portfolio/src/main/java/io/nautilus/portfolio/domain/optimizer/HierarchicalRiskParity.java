package io.nautilus.portfolio.domain.optimizer;

import java.util.Arrays;

/**
 * Hierarchical risk parity (Lopez de Prado, Building diversified portfolios that outperform out of sample, 2016), in
 * the variant of PyPortfolioOpt: the distance of two assets is {@code sqrt((1 - correlation) / 2)}, clusters are joined
 * by single linkage, and the sorted assets are halved again and again, each half getting its share by the inverse of
 * its variance, which is that of its assets weighted by inverse variances. The covariance need not be invertible.
 */
final class HierarchicalRiskParity {
    private final double[][] covariance;
    private final double[] weights;

    private HierarchicalRiskParity(double[][] covariance) {
        this.covariance = covariance;
        this.weights = new double[covariance.length];
        Arrays.fill(weights, 1);
    }

    static double[] weights(Covariance covariance, int[] order) {
        HierarchicalRiskParity parity = new HierarchicalRiskParity(covariance.covariance());
        parity.divide(order);
        return parity.weights;
    }

    /** The assets so that those that move together are beside each other. */
    static int[] order(Covariance covariance) {
        int size = covariance.assets().size();
        double[][] distances = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                distances[i][j] = Math.sqrt(Math.clamp((1 - covariance.correlation()[i][j]) / 2, 0, 1));
            }
        }
        return SingleLinkage.leaves(distances);
    }

    private void divide(int[] assets) {
        if (assets.length < 2) {
            return;
        }
        int[] left = Arrays.copyOf(assets, assets.length / 2);
        int[] right = Arrays.copyOfRange(assets, assets.length / 2, assets.length);
        double variance = variance(left);
        double share = 1 - variance / (variance + variance(right));
        for (int asset : left) {
            weights[asset] *= share;
        }
        for (int asset : right) {
            weights[asset] *= 1 - share;
        }
        divide(left);
        divide(right);
    }

    private double variance(int[] assets) {
        double sum = 0;
        for (int asset : assets) {
            sum += 1 / covariance[asset][asset];
        }
        double variance = 0;
        for (int a : assets) {
            for (int b : assets) {
                variance += covariance[a][b] / (covariance[a][a] * covariance[b][b]);
            }
        }
        return variance / sum / sum;
    }
}
