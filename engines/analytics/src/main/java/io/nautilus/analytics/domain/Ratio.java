package io.nautilus.analytics.domain;

import io.nautilus.trading.Amount;
import java.math.BigDecimal;

/** The quotient of two amounts of money as a statistic's number. */
final class Ratio {
    private Ratio() {}

    static double of(Amount part, Amount whole) {
        return number(part) / number(whole);
    }

    static double number(Amount amount) {
        return BigDecimal.valueOf(amount.mantissa(), amount.decimals()).doubleValue();
    }
}
