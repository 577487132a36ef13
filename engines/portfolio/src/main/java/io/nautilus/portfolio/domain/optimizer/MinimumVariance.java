package io.nautilus.portfolio.domain.optimizer;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The weights within bounds that sum to 1 and have the least variance, by a primal active-set method (Nocedal and
 * Wright, Numerical Optimization, 2nd edition, algorithm 16.3). Some weights stand at a bound; for the others the
 * optimum is solved exactly. On the way there the first bound that is met becomes active; there, the bound whose
 * release lowers the variance most is released. The covariance is positive definite, so there is one optimum.
 */
final class MinimumVariance {
    /** Far more than it takes; rounding could make it go round in circles. */
    private static final int STEPS_PER_ASSET = 50;

    private static final double ROUNDING = 1e-13;

    /** Where a weight stands. */
    private enum Place {
        FREE,
        LEAST,
        MOST
    }

    private final double[][] covariance;
    private final Bounds bounds;
    private final double[] weights;
    private final Place[] places;
    private double multiplier;

    private MinimumVariance(double[][] covariance, Bounds bounds) {
        this.covariance = covariance;
        this.bounds = bounds;
        this.weights = bounds.feasible();
        this.places = new Place[weights.length];
        for (int i = 0; i < weights.length; i++) {
            places[i] = weights[i] <= bounds.least()[i]
                    ? Place.LEAST
                    : weights[i] >= bounds.most()[i] ? Place.MOST : Place.FREE;
        }
    }

    static double[] weights(double[][] covariance, Bounds bounds) {
        MinimumVariance search = new MinimumVariance(covariance, bounds);
        for (int step = 0; step < STEPS_PER_ASSET * (covariance.length + 1); step++) {
            if (search.reachesOptimum() && !search.releases()) {
                return search.weights;
            }
        }
        throw new OptimizerException("no-convergence", "the search for the least variance goes round in circles");
    }

    /** Goes to the optimum of the free weights, or up to the first bound on the way there. */
    private boolean reachesOptimum() {
        int[] free = IntStream.range(0, weights.length)
                .filter(i -> places[i] == Place.FREE)
                .toArray();
        if (free.length == 0) {
            return true;
        }
        double[] optimum = optimum(free);
        double length = 1;
        int blocking = -1;
        for (int k = 0; k < free.length; k++) {
            double way = optimum[k] - weights[free[k]];
            double bound = way < 0 ? bounds.least()[free[k]] : bounds.most()[free[k]];
            boolean beyond = way < 0 ? optimum[k] < bound : optimum[k] > bound;
            double room = beyond ? (bound - weights[free[k]]) / way : 1;
            if (beyond && (blocking < 0 || room < length)) {
                length = Math.max(0, room);
                blocking = k;
            }
        }
        for (int k = 0; k < free.length; k++) {
            weights[free[k]] = blocking < 0 ? optimum[k] : weights[free[k]] + length * (optimum[k] - weights[free[k]]);
        }
        if (blocking >= 0) {
            block(free[blocking], optimum[blocking] < bounds.least()[free[blocking]]);
        }
        return blocking < 0;
    }

    private void block(int asset, boolean atLeast) {
        places[asset] = atLeast ? Place.LEAST : Place.MOST;
        weights[asset] = atLeast ? bounds.least()[asset] : bounds.most()[asset];
    }

    /** The best free weights while the others stand: their risk contributions per weight are one number. */
    private double[] optimum(int[] free) {
        double left = 1;
        double[] standing = new double[free.length];
        for (int i = 0; i < weights.length; i++) {
            if (places[i] != Place.FREE) {
                left -= weights[i];
                for (int k = 0; k < free.length; k++) {
                    standing[k] += covariance[free[k]][i] * weights[i];
                }
            }
        }
        Cholesky factors = Cholesky.of(covariance, free);
        double[] ones = new double[free.length];
        Arrays.fill(ones, 1);
        double[] perUnit = factors.solve(ones);
        double[] offset = factors.solve(standing);
        multiplier =
                (left + Arrays.stream(offset).sum()) / Arrays.stream(perUnit).sum();
        return IntStream.range(0, free.length)
                .mapToDouble(k -> multiplier * perUnit[k] - offset[k])
                .toArray();
    }

    /** Releases the weights at bounds that want to leave them; false where none does and this is the optimum. */
    private boolean releases() {
        double[] gradient = Optimality.gradient(covariance, weights);
        double rounding = ROUNDING * Optimality.scale(covariance, weights);
        boolean anyFree = Arrays.asList(places).contains(Place.FREE);
        int rising = -1;
        int falling = -1;
        for (int i = 0; i < weights.length; i++) {
            if (bounds.least()[i] < bounds.most()[i]) {
                if (places[i] == Place.LEAST && (rising < 0 || gradient[i] < gradient[rising])) {
                    rising = i;
                } else if (places[i] == Place.MOST && (falling < 0 || gradient[i] > gradient[falling])) {
                    falling = i;
                }
            }
        }
        return anyFree
                ? releasesOne(gradient, rising, falling, rounding)
                : releasesPair(gradient, rising, falling, rounding);
    }

    private boolean releasesOne(double[] gradient, int rising, int falling, double rounding) {
        double up = rising < 0 ? 0 : multiplier - gradient[rising];
        double down = falling < 0 ? 0 : gradient[falling] - multiplier;
        if (Math.max(up, down) <= rounding) {
            return false;
        }
        places[up >= down ? rising : falling] = Place.FREE;
        return true;
    }

    /** Where all stand at bounds one goes up as another goes down. */
    private boolean releasesPair(double[] gradient, int rising, int falling, double rounding) {
        if (rising < 0 || falling < 0 || gradient[falling] - gradient[rising] <= rounding) {
            return false;
        }
        places[rising] = Place.FREE;
        places[falling] = Place.FREE;
        return true;
    }
}
