package io.nautilus.portfolio.domain;

import io.nautilus.trading.Valuation;

/** A valuation in the texts that the portfolio topic carries: a value or a reason, the other one empty. */
final class Texts {
    private Texts() {}

    static String unrealised(Valuation valuation) {
        return switch (valuation) {
            case Valuation.Known known -> known.unrealised().toString();
            case Valuation.Absent absent -> "";
        };
    }

    static String reason(Valuation valuation) {
        return switch (valuation) {
            case Valuation.Known known -> "";
            case Valuation.Absent absent -> absent.reason();
        };
    }
}
