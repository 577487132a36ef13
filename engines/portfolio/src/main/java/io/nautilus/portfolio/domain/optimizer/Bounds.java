package io.nautilus.portfolio.domain.optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What each asset's weight is at least and at most. */
public record Bounds(double[] least, double[] most) {
    /** Nothing is sold short. */
    public static final double DEFAULT_LEAST = 0;

    public static final double DEFAULT_MOST = 1;
    private static final double ROUNDING = 1e-12;

    /** All assets' default bounds, and those of single ones. Throws where no weights can keep them and sum to 1. */
    public static Bounds of(
            List<String> assets,
            double leastOfAll,
            double mostOfAll,
            Map<String, Double> least,
            Map<String, Double> most) {
        known(assets, least);
        known(assets, most);
        Bounds bounds = new Bounds(new double[assets.size()], new double[assets.size()]);
        for (int i = 0; i < assets.size(); i++) {
            bounds.least[i] = least.getOrDefault(assets.get(i), leastOfAll);
            bounds.most[i] = most.getOrDefault(assets.get(i), mostOfAll);
            if (bounds.least[i] > bounds.most[i]) {
                throw new OptimizerException(
                        "bounds-crossed",
                        assets.get(i) + " at least " + bounds.least[i] + " and at most " + bounds.most[i]);
            }
        }
        bounds.check();
        return bounds;
    }

    private static void known(List<String> assets, Map<String, Double> named) {
        for (String asset : named.keySet()) {
            if (!assets.contains(asset)) {
                throw new OptimizerException("unknown-asset", asset + " has a bound but no prices");
            }
        }
    }

    private void check() {
        double low = Arrays.stream(least).sum();
        double high = Arrays.stream(most).sum();
        if (low > 1 + ROUNDING) {
            throw new OptimizerException("bounds-infeasible", "the least weights sum to " + low + ", more than 1");
        }
        if (high < 1 - ROUNDING) {
            throw new OptimizerException("bounds-infeasible", "the largest weights sum to " + high + ", less than 1");
        }
    }

    /** Weights within the bounds that sum to 1, each as far into its bounds as the others. */
    double[] feasible() {
        double low = Arrays.stream(least).sum();
        double high = Arrays.stream(most).sum();
        double share = high > low ? Math.clamp((1 - low) / (high - low), 0, 1) : 0;
        double[] weights = new double[least.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = share == 1 ? most[i] : least[i] + (most[i] - least[i]) * share;
        }
        return weights;
    }
}
