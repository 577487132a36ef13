package io.nautilus.portfolio.domain.optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Weights in the order of the assets, the variance of a return of one row that they have, and what shows that they are
 * what they claim: the conditions of an optimum, or the order of the hierarchy.
 */
public record Allocation(
        Covariance of, double[] weights, double variance, Optional<Optimality> optimality, List<String> order) {

    /** The least variance within bounds. */
    public static Allocation minimumVariance(Covariance covariance, Bounds bounds) {
        Cholesky.check(covariance.assets(), covariance.covariance());
        double[] weights = MinimumVariance.weights(covariance.covariance(), bounds);
        Optimality optimality = Optimality.of(covariance.covariance(), bounds, weights);
        if (!optimality.satisfied()) {
            throw new OptimizerException("ill-conditioned", "the result fails its own check: " + optimality);
        }
        return new Allocation(
                covariance, weights, variance(covariance.covariance(), weights), Optional.of(optimality), List.of());
    }

    public static Allocation hierarchicalRiskParity(Covariance covariance) {
        int[] order = HierarchicalRiskParity.order(covariance);
        double[] weights = HierarchicalRiskParity.weights(covariance, order);
        double variance = variance(covariance.covariance(), weights);
        if (!(variance >= 0) || !Arrays.stream(weights).allMatch(weight -> weight >= 0 && weight <= 1)) {
            throw new OptimizerException("not-a-covariance", "pairs with different rows give a negative variance");
        }
        List<String> names =
                Arrays.stream(order).mapToObj(covariance.assets()::get).toList();
        return new Allocation(covariance, weights, variance, Optional.empty(), names);
    }

    private static double variance(double[][] covariance, double[] weights) {
        double[] gradient = Optimality.gradient(covariance, weights);
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            variance += weights[i] * gradient[i];
        }
        return variance;
    }
}
