package io.nautilus.portfolio.domain.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Simple returns of assets, {@code price / price before - 1}, of consecutive rows. NaN where an asset has no price yet.
 * Rows before any asset has a return are left away.
 */
public final class Returns {
    private final List<String> assets;
    private final List<double[]> rows;

    private Returns(List<String> assets, List<double[]> rows) {
        this.assets = assets;
        this.rows = rows;
    }

    /** Of prices, oldest first, one per asset in each row, NaN where one is missing. */
    public static Returns of(List<String> assets, List<double[]> prices, Missing missing) {
        List<double[]> rows = new ArrayList<>(prices.size());
        double[] last = new double[assets.size()];
        Arrays.fill(last, Double.NaN);
        for (int at = 0; at < prices.size(); at++) {
            double[] row = next(assets, prices.get(at), last, missing, at);
            boolean counts = missing == Missing.PAIRWISE ? any(row) : all(row);
            if (counts) {
                rows.add(row);
            }
        }
        if (rows.size() < Covariance.LEAST_ROWS) {
            throw new OptimizerException(
                    "too-few-rows",
                    prices.size() + " rows of prices give " + rows.size()
                            + " rows of returns, a sample covariance needs at least " + Covariance.LEAST_ROWS);
        }
        return new Returns(List.copyOf(assets), rows);
    }

    private static double[] next(List<String> assets, double[] prices, double[] last, Missing missing, int at) {
        double[] row = new double[prices.length];
        for (int asset = 0; asset < prices.length; asset++) {
            if (Double.isNaN(prices[asset]) && missing == Missing.REFUSE) {
                throw new OptimizerException("missing-price", assets.get(asset) + " has none in row " + (at + 1));
            }
            double price = Double.isNaN(prices[asset]) ? last[asset] : prices[asset];
            row[asset] = price / last[asset] - 1;
            last[asset] = price;
        }
        return row;
    }

    private static boolean any(double[] row) {
        return Arrays.stream(row).anyMatch(value -> !Double.isNaN(value));
    }

    private static boolean all(double[] row) {
        return Arrays.stream(row).noneMatch(Double::isNaN);
    }

    List<String> assets() {
        return assets;
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }

    List<double[]> rows() {
        return rows;
    }
}
