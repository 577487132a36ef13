package io.nautilus.factor.domain;

import java.util.Locale;
import java.util.Optional;

/** What a factor is made of. */
public enum Category {
    /** Past returns. */
    MOMENTUM,
    /** How far and how unevenly prices moved. */
    VOLATILITY,
    /** Volume, and prices against it. */
    LIQUIDITY,
    /** Returns against those of the equal-weighted market. */
    MARKET;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Category> named(String label) {
        for (Category each : values()) {
            if (each.label().equals(label)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
