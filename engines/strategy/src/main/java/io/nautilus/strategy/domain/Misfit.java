package io.nautilus.strategy.domain;

/** What a strategy asks for that its market does not have. */
public record Misfit(String code, String detail, String hint) {
    static Misfit unknown(String symbol) {
        return new Misfit("unknown-instrument", symbol, "see GET /instruments of marketdata");
    }

    static Misfit offSteps(String quantity, String symbol, String step) {
        return new Misfit(
                "invalid-parameters",
                "quantity=" + quantity + ": " + symbol + " is traded in steps of " + step,
                "give a multiple of " + step);
    }
}
