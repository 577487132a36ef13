package io.nautilus.trading;

import io.nautilus.market.DecimalException;
import io.nautilus.market.Decimals;
import java.util.Optional;

/** What a position is worth in its quote currency now, or why nobody can say. */
public sealed interface Valuation {
    String NO_MARK = "no-mark";
    String OUT_OF_RANGE = "out-of-range";

    /** {@code unrealised} is {@code value} less what the position cost. */
    record Known(Amount value, Amount unrealised) implements Valuation {}

    /** {@code reason} is {@link #NO_MARK} or {@link #OUT_OF_RANGE}. */
    record Absent(String reason) implements Valuation {}

    /** The value of a position at a mark, in the decimals of its cost. An empty position needs no mark. */
    static Valuation of(Position position, Optional<Mark> mark) {
        if (position.quantity().isZero()) {
            return new Known(Amount.ZERO, Amount.ZERO.minus(position.cost()));
        }
        return mark.map(at -> at(position, at)).orElse(new Absent(NO_MARK));
    }

    private static Valuation at(Position position, Mark mark) {
        Amount quantity = position.quantity();
        int decimals = position.cost().decimals();
        try {
            Amount value = new Amount(
                    decimals,
                    Decimals.notional(
                            mark.price(), mark.priceDecimals(), quantity.mantissa(), quantity.decimals(), decimals));
            return new Known(value, value.minus(position.cost()));
        } catch (DecimalException | ArithmeticException tooLarge) {
            return new Absent(OUT_OF_RANGE);
        }
    }
}
