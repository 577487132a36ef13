package io.nautilus.portfolio;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.nautilus.portfolio.domain.optimizer.Allocation;
import io.nautilus.portfolio.domain.optimizer.Covariance;
import io.nautilus.portfolio.domain.optimizer.Missing;
import io.nautilus.portfolio.domain.optimizer.Optimality;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights with all that they rest on. {@code variance} is that of the portfolio's return from one row to the next;
 * {@code check} is of min-variance, {@code order} of hrp.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record OptimizeJson(
        String method,
        Map<String, Double> weights,
        double variance,
        Optimality check,
        List<String> order,
        Input input,
        Conventions conventions) {

    /** What was read; {@code leastCommonRows} is of the pair of assets with the fewest rows of returns in common. */
    record Input(int assets, int rows, Instant from, Instant to, int leastCommonRows, int mostCommonRows) {}

    /** How the weights were calculated, in words. */
    record Conventions(String returns, String covariance, String missing, String method) {
        private static final String RETURNS = "price / price before - 1, of consecutive rows; a gap behind an asset's"
                + " first price is bridged by the price before it";
        private static final String COVARIANCE =
                "sample covariance, divided by n - 1 with n the rows of returns that both assets have";
        private static final String MIN_VARIANCE = "least variance with weights that sum to 1 within their bounds";
        private static final String HRP = "Lopez de Prado 2016: distance sqrt((1 - correlation) / 2), single linkage,"
                + " recursive bisection by inverse variance";

        static Conventions of(Allocation allocation, Missing missing) {
            String method = allocation.optimality().isPresent() ? MIN_VARIANCE : HRP;
            return new Conventions(RETURNS, COVARIANCE, missing.meaning(), method);
        }
    }

    static OptimizeJson of(String method, PriceTable table, Allocation allocation, Missing missing) {
        Covariance covariance = allocation.of();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int i = 0; i < table.assets().size(); i++) {
            weights.put(table.assets().get(i), allocation.weights()[i]);
        }
        return new OptimizeJson(
                method,
                weights,
                allocation.variance(),
                allocation.optimality().orElse(null),
                allocation.order(),
                new Input(
                        weights.size(),
                        table.prices().size(),
                        table.from(),
                        table.to(),
                        covariance.leastRows(),
                        covariance.mostRows()),
                Conventions.of(allocation, missing));
    }

    /** A line per asset. */
    String csv() {
        StringBuilder lines = new StringBuilder("asset,weight\n");
        weights.forEach((asset, weight) ->
                lines.append(asset).append(',').append(weight).append('\n'));
        return lines.toString();
    }
}
