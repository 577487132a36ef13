package io.nautilus.factor.domain;

import java.util.List;

/**
 * Factors of returns against the market's: the mean of the returns of all instruments at the same close, this one
 * included. Only returns over one step count, from the close before to this one; a close at which fewer than two had one
 * has no market and is passed over.
 */
final class MarketFactors {
    private MarketFactors() {}

    static List<Factor> all() {
        return List.of(beta(60), idiosyncraticVolatility(60));
    }

    static Factor beta(int window) {
        return factor(
                "beta-" + window,
                "cov(r, m) / var(m) over %d, r and m over one step".formatted(window),
                "Sharpe 1964, Capital Asset Prices; Frazzini and Pedersen 2014, Betting Against Beta",
                window,
                bars -> slope(window, bars));
    }

    static Factor idiosyncraticVolatility(int window) {
        return factor(
                "idiosyncratic-volatility-" + window,
                "sqrt(sum(e^2) / %d) over %d, e the residuals of r = a + b m, r and m"
                        + " over one step".formatted(window - 2, window),
                "Ang, Hodrick, Xing and Zhang 2006, The Cross-Section of Volatility and Expected Returns (one factor)",
                window,
                bars -> {
                    double slope = slope(window, bars);
                    Sample residuals = new Sample(window, ago -> bars.paired(ago) - slope * bars.market(ago)).centred();
                    return Math.sqrt(residuals.dot(residuals) / (window - 2));
                });
    }

    private static double slope(int window, History bars) {
        Sample markets = new Sample(window, bars::market);
        if (!markets.varies()) {
            return Double.NaN;
        }
        Sample market = markets.centred();
        return market.dot(new Sample(window, bars::paired).centred()) / market.dot(market);
    }

    private static Factor factor(String name, String formula, String source, int window, Formula calculation) {
        Definition definition =
                new Definition(name, Category.MARKET, formula, source, window, window + 1, Direction.NEGATIVE);
        return new Factor(definition, Needs.MARKET, calculation);
    }
}
