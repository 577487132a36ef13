package io.nautilus.factor.domain;

import java.util.List;

/** Factors of past returns. */
final class MomentumFactors {
    private static final String WINNERS =
            "Jegadeesh and Titman 1993, Returns to Buying Winners and Selling Losers; Qlib Alpha158 ROC is its inverse";

    private MomentumFactors() {}

    static List<Factor> all() {
        return List.of(momentum(5), momentum(20), momentum(60), skipping(60, 5), reversal(), nearnessToHigh(60));
    }

    static Factor momentum(int window) {
        return factor(
                "momentum-" + window,
                "C / C[%d] - 1".formatted(window),
                WINNERS,
                window,
                window + 1,
                bars -> bars.close(0) / bars.close(window) - 1);
    }

    /** Leaves out the newest bars, in which returns tend to reverse. */
    static Factor skipping(int window, int skipped) {
        return factor(
                "momentum-%d-%d".formatted(window, skipped),
                "C[%d] / C[%d] - 1".formatted(skipped, window),
                "Asness, Moskowitz and Pedersen 2013, Value and Momentum Everywhere (12-1 months there)",
                window,
                window + 1,
                bars -> bars.close(skipped) / bars.close(window) - 1);
    }

    static Factor reversal() {
        return factor(
                "reversal-1",
                "-r",
                "Jegadeesh 1990, Evidence of Predictable Behavior of Security Returns; Lehmann 1990",
                1,
                2,
                bars -> -bars.moved(0));
    }

    static Factor nearnessToHigh(int window) {
        return factor(
                "high-nearness-" + window,
                "C / max(H over %d)".formatted(window),
                "George and Hwang 2004, The 52-Week High and Momentum Investing",
                window,
                window,
                bars -> bars.close(0) / new Sample(window, bars::high).largest());
    }

    private static Factor factor(
            String name, String formula, String source, int window, int warmUp, Formula calculation) {
        Definition definition =
                new Definition(name, Category.MOMENTUM, formula, source, window, warmUp, Direction.POSITIVE);
        return new Factor(definition, Needs.PRICES, calculation);
    }
}
