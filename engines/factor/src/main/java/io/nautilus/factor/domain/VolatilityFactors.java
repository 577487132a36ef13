package io.nautilus.factor.domain;

import java.util.List;

/** Factors of how far and how unevenly prices moved. */
final class VolatilityFactors {
    private static final double LN_2 = Math.log(2);

    private VolatilityFactors() {}

    static List<Factor> all() {
        return List.of(volatility(20), downsideVolatility(20), highLowRange(20), largestReturn(20), skewness(60));
    }

    static Factor volatility(int window) {
        return factor(
                "volatility-" + window,
                "sqrt(sum((r - mean(r))^2) / %d) over %d".formatted(window - 1, window),
                "Ang, Hodrick, Xing and Zhang 2006, The Cross-Section of Volatility and Expected Returns",
                window,
                window + 1,
                Direction.NEGATIVE,
                bars -> {
                    Sample centred = new Sample(window, bars::moved).centred();
                    return Math.sqrt(centred.dot(centred) / (window - 1));
                });
    }

    static Factor downsideVolatility(int window) {
        return factor(
                "downside-volatility-" + window,
                "sqrt(sum(min(r, 0)^2) / %d) over %d".formatted(window, window),
                "Sortino and Price 1994, Performance Measurement in a Downside Risk Framework (target 0)",
                window,
                window + 1,
                Direction.UNCLAIMED,
                bars -> {
                    Sample losses = new Sample(window, ago -> Math.min(bars.moved(ago), 0));
                    return Math.sqrt(losses.dot(losses) / window);
                });
    }

    static Factor highLowRange(int window) {
        return factor(
                "high-low-range-" + window,
                "sqrt(sum(ln(H / L)^2) / (4 ln(2) %d)) over %d".formatted(window, window),
                "Parkinson 1980, The Extreme Value Method for Estimating the Variance of the Rate of Return",
                window,
                window,
                Direction.UNCLAIMED,
                bars -> {
                    Sample ranges = new Sample(window, ago -> Math.log(bars.high(ago) / bars.low(ago)));
                    return Math.sqrt(ranges.dot(ranges) / (4 * LN_2 * window));
                });
    }

    static Factor largestReturn(int window) {
        return factor(
                "max-return-" + window,
                "max(r over %d)".formatted(window),
                "Bali, Cakici and Whitelaw 2011, Maxing Out: Stocks as Lotteries",
                window,
                window + 1,
                Direction.NEGATIVE,
                bars -> new Sample(window, bars::moved).largest());
    }

    /** The adjusted Fisher-Pearson coefficient, as spreadsheets and pandas have it. */
    static Factor skewness(int window) {
        double adjustment = Math.sqrt((double) window * (window - 1)) / (window - 2);
        return factor(
                "skewness-" + window,
                "sqrt(%d %d) / %d * m3 / m2^1.5 of r over %d, mk = mean((r - mean(r))^k)"
                        .formatted(window, window - 1, window - 2, window),
                "Amaya, Christoffersen, Jacobs and Vasquez 2015, Does Realized Skewness Predict the Cross-Section of"
                        + " Equity Returns?; Joanes and Gill 1998 for the adjustment",
                window,
                window + 1,
                Direction.NEGATIVE,
                bars -> {
                    Sample moved = new Sample(window, bars::moved);
                    if (!moved.varies()) {
                        return Double.NaN;
                    }
                    Sample centred = moved.centred();
                    double variance = centred.dot(centred) / window;
                    return adjustment * centred.sumOfCubes() / window / (variance * Math.sqrt(variance));
                });
    }

    private static Factor factor(
            String name,
            String formula,
            String source,
            int window,
            int warmUp,
            Direction direction,
            Formula calculation) {
        Definition definition = new Definition(name, Category.VOLATILITY, formula, source, window, warmUp, direction);
        return new Factor(definition, Needs.PRICES, calculation);
    }
}
