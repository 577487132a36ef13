package io.nautilus.portfolio.domain;

import io.nautilus.trading.Mark;
import io.nautilus.trading.Position;
import io.nautilus.trading.Valuation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** A position with its mark and what it is worth at it. */
public record PositionLine(String instrument, Position position, Optional<Mark> mark, Valuation valuation) {
    /** The average cost has so many decimals more than the cost. */
    public static final int AVERAGE_EXTRA_DECIMALS = 4;

    static PositionLine of(String instrument, Position position, Optional<Mark> mark) {
        return new PositionLine(instrument, position, mark, Valuation.of(position, mark));
    }

    /** Cost per unit, rounded once, half even; nothing for a flat position. */
    public Optional<BigDecimal> averageCost() {
        if (position.quantity().isZero()) {
            return Optional.empty();
        }
        BigDecimal cost =
                BigDecimal.valueOf(position.cost().mantissa(), position.cost().decimals());
        BigDecimal quantity = BigDecimal.valueOf(
                position.quantity().mantissa(), position.quantity().decimals());
        return Optional.of(
                cost.divide(quantity, position.cost().decimals() + AVERAGE_EXTRA_DECIMALS, RoundingMode.HALF_EVEN));
    }
}
