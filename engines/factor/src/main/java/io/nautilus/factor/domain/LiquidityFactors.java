package io.nautilus.factor.domain;

import java.util.List;

/** Factors of volume, and of prices against it. */
final class LiquidityFactors {
    /** As the paper prints its ratio. */
    private static final double MILLION = 1e6;

    private LiquidityFactors() {}

    static List<Factor> all() {
        return List.of(illiquidity(20), volumeTrend(20), volumePriceCorrelation(20), vwapGap(20));
    }

    static Factor illiquidity(int window) {
        Definition definition = new Definition(
                "illiquidity-" + window,
                Category.LIQUIDITY,
                "1e6 mean(|r| / (C V)) over %d".formatted(window),
                "Amihud 2002, Illiquidity and Stock Returns (times a million, as there)",
                window,
                window + 1,
                Direction.POSITIVE);
        return new Factor(
                definition,
                Needs.VOLUME,
                bars -> MILLION
                        * new Sample(window, ago -> Math.abs(bars.moved(ago)) / (bars.close(ago) * bars.volume(ago)))
                                .mean());
    }

    static Factor volumeTrend(int window) {
        Definition definition = new Definition(
                "volume-trend-" + window,
                Category.LIQUIDITY,
                "slope of V on the bar's number / mean(V) over %d".formatted(window),
                "Qlib Alpha158 BETA (least squares slope over the level), of volume instead of close",
                window,
                window,
                Direction.UNCLAIMED);
        return new Factor(definition, Needs.VOLUME, bars -> {
            Sample volumes = new Sample(window, bars::volume);
            Sample numbers = new Sample(window, ago -> -ago).centred();
            return numbers.dot(volumes.centred()) / numbers.dot(numbers) / volumes.mean();
        });
    }

    static Factor volumePriceCorrelation(int window) {
        Definition definition = new Definition(
                "volume-price-correlation-" + window,
                Category.LIQUIDITY,
                "Pearson correlation of C and ln(V + 1) over %d".formatted(window),
                "Qlib Alpha158 CORR",
                window,
                window,
                Direction.UNCLAIMED);
        return new Factor(definition, Needs.VOLUME, bars -> {
            Sample closes = new Sample(window, bars::close);
            Sample volumes = new Sample(window, ago -> Math.log1p(bars.volume(ago)));
            if (!closes.varies() || !volumes.varies()) {
                return Double.NaN;
            }
            Sample x = closes.centred();
            Sample y = volumes.centred();
            return x.dot(y) / Math.sqrt(x.dot(x) * y.dot(y));
        });
    }

    static Factor vwapGap(int window) {
        Definition definition = new Definition(
                "vwap-gap-" + window,
                Category.LIQUIDITY,
                "C / (sum(W V) / sum(V)) - 1 over %d".formatted(window),
                "Berkowitz, Logue and Noser 1988, The Total Cost of Transactions on the NYSE (the benchmark price)",
                window,
                window,
                Direction.UNCLAIMED);
        return new Factor(definition, Needs.VWAP, bars -> {
            Sample volumes = new Sample(window, bars::volume);
            double price = volumes.dot(new Sample(window, bars::vwap)) / volumes.sum();
            return bars.close(0) / price - 1;
        });
    }
}
